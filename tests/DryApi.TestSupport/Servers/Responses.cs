using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DryApi.TestSupport.Servers;

/// <summary>What an inbox responds.</summary>
public static class Responses
{
    public static Func<HttpContext, Task> Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Body(Encoding.UTF8.GetBytes(body), "application/json", status, headers);

    public static Func<HttpContext, Task> Text(string body, string contentType, int status = 200) => Body(Encoding.UTF8.GetBytes(body), contentType, status);

    public static Func<HttpContext, Task> Body(byte[] body, string? contentType, int status = 200, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    };

    /// <summary>A response without a body.</summary>
    public static Func<HttpContext, Task> Empty(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>A stream of server-sent events, which sends each piece of text when it is told to.</summary>
    /// <param name="write">Sends pieces; the response ends with it.</param>
    public static Func<HttpContext, Task> Events(Func<Func<string, Task>, HttpContext, Task> write) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync();
        await write(
            async piece =>
            {
                await context.Response.WriteAsync(piece);
                await context.Response.Body.FlushAsync();
            },
            context);
    };

    /// <summary>A stream of server-sent events that is there at once.</summary>
    public static Func<HttpContext, Task> Events(string text) => Events((send, _) => send(text));

    /// <summary>Opens a websocket.</summary>
    /// <param name="talk">What is said over it; it is closed with that.</param>
    public static Func<HttpContext, Task> Socket(Func<WebSocket, HttpContext, Task> talk) => async context =>
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
        await talk(socket, context);
    };

    /// <summary>Promises more than it sends: the server then cuts the connection.</summary>
    public static Func<HttpContext, Task> Cut(string start, int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = start.Length + 1000;
        await context.Response.WriteAsync(start);
        await context.Response.Body.FlushAsync();
    };

    /// <summary>One response after the other; the last one stays.</summary>
    public static Func<HttpContext, Task> InTurn(params Func<HttpContext, Task>[] responses)
    {
        var next = -1;
        return context => responses[Math.Min(Interlocked.Increment(ref next), responses.Length - 1)](context);
    }

    /// <summary>Never responds; ends when the caller goes away.</summary>
    public static async Task Never(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
