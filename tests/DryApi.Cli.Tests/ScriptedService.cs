using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests;

/// <summary>A service on loopback that says what a test wants: one job, which is done at once, with a result on the same server.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private WebServer? _server;

    public Uri Url => _server!.Url;

    /// <summary>The id of the job, in JSON.</summary>
    public string JobId { get; init; } = "job-1";

    /// <summary>What the status of the job has beside its result.</summary>
    public string Status { get; set; } = "\"status\":\"done\"";

    /// <summary>Called when the status is asked for.</summary>
    public Action OnStatus { get; init; } = () => { };

    /// <summary>The models, in JSON.</summary>
    public string Models { get; set; } = "[" + ModelOf("\"Model\"") + "]";

    /// <summary>Sends the result.</summary>
    public Func<HttpContext, Task> Result { get; init; } = context => context.Response.WriteAsync("result");

    /// <summary>Responds to the submission in place of the job.</summary>
    public Func<HttpContext, Task>? Submission { get; init; }

    /// <summary>Its live updates; null for none.</summary>
    public ScriptedLive? Live { get; init; }

    /// <summary>The addresses of it that were asked for.</summary>
    public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

    /// <summary>A model that can make images and vectors.</summary>
    /// <param name="name">What it is called, in JSON.</param>
    public static string ModelOf(string name) => $$"""
        {"slug":{{name}},"name":{{name}},"inference_types":["txt2img","txt2embedding",{{name}}],"info":{"defaults":{"width":64,"height":64,"steps":1,"guidance":0} } }
        """;

    public static async Task<ScriptedService> StartAsync(ScriptedService? service = null)
    {
        service ??= new ScriptedService();
        service._server = await WebServer.StartAsync(service.RespondAsync);
        return service;
    }

    public static Task<ScriptedService> StartAsync(Func<HttpContext, Task> result) => StartAsync(new ScriptedService { Result = result });

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task RespondAsync(HttpContext context)
    {
        Asked.Add(context.Request.Path);
        if (Live is null || !await Live.TryRespondAsync(context))
        {
            await RespondOfJobAsync(context);
        }
    }

    private Task RespondOfJobAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/result.png")
        {
            return Result(context);
        }

        context.Response.ContentType = "application/json";
        if (path.Contains("/request-status/", StringComparison.Ordinal))
        {
            OnStatus();
        }

        return path.EndsWith("/models", StringComparison.Ordinal) ? context.Response.WriteAsync(context.Request.Query["page"] == "1" ? $$$"""{"data":{{{Models}}}}""" : """{"data":[]}""")
            : path.Contains("/request-status/", StringComparison.Ordinal) ? context.Response.WriteAsync($$$"""{"data":{{{{Status}}},"result_url":"{{{Url}}}result.png"}}""")
            : Submission is not null ? Submission(context)
            : context.Response.WriteAsync($$$"""{"data":{"request_id":"{{{JobId}}}"}}""");
    }
}
