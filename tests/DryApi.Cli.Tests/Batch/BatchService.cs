using System.Net;
using DryApi.Emulator;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests.Batch;

/// <summary>
/// An emulator with the quotas of a Basic account, behind a server that turns its clock: what is refused for a quota may be asked for again at once, at the time that the emulator said. So a program of its
/// own process, which has another clock, works through days in seconds.
/// </summary>
internal sealed class BatchService : IAsyncDisposable
{
    private static readonly string[] Kept = ["Content-Type", "X-RateLimit-Type"];

    private readonly DryApiEmulator _emulator;
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private WebServer? _server;
    private int _calls;

    private BatchService(DryApiEmulator emulator) => _emulator = emulator;

    /// <summary>Where it is.</summary>
    public Uri Url => _server!.Url;

    /// <summary>The emulator.</summary>
    public DryApiEmulator Emulator => _emulator;

    /// <summary>Called with the number of each call, before it is worked on; whether to cut it.</summary>
    public Func<int, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    /// <summary>Called with the number of each call when it was worked on; whether to cut it in place of a response.</summary>
    public Func<int, Task<bool>> Worked { get; set; } = _ => Task.FromResult(false);

    /// <summary>Called with the number of each call when it has its response.</summary>
    public Func<int, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>How often the clock was turned for a quota.</summary>
    public int Turns { get; private set; }

    public static async Task<BatchService> StartAsync(EmulatorPlan plan = EmulatorPlan.Basic, int jobs = 1000)
    {
        var emulator = await DryApiEmulator.StartAsync(
            new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero, MaxJobs = jobs, ResultLifetime = TimeSpan.FromDays(1000), Accounts = [new EmulatorAccount { Balance = 1000, Plan = plan }] },
            TestContext.Current.CancellationToken);
        // It passes by the quotas alone, however long the test takes.
        emulator.Clock.Stop();
        var service = new BatchService(emulator);
        service._server = await WebServer.StartAsync(service.RespondAsync);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _emulator.DisposeAsync();
        _http.Dispose();
    }

    private async Task RespondAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _calls);
        if (await Before(number))
        {
            context.Abort();
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_emulator.BaseAddress, context.Request.Path + context.Request.QueryString));
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToString());
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var response = await _http.SendAsync(request, CancellationToken.None);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Turns++;
            await _emulator.Clock.AdvanceAsync(response.Headers.RetryAfter!.Delta!.Value);
            context.Response.Headers.RetryAfter = "0";
        }

        if (await Worked(number))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => Kept.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await context.Response.Body.WriteAsync(await response.Content.ReadAsByteArrayAsync());
        await context.Response.CompleteAsync();
        await After(number);
    }
}
