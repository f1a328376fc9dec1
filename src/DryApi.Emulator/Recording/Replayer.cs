using System.Text;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Http;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Recording;

/// <summary>Responds with what was recorded: the same requests get the same responses, in their order, and then the last one again.</summary>
internal sealed class Replayer
{
    private readonly RecordingFolder _folder;
    private readonly ResultLinks _links;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Exchange>> _exchanges;
    private readonly ILookup<string, Exchange> _byPath;

    /// <exception cref="ArgumentException">There is no recording, or one that cannot be read.</exception>
    public Replayer(DryApiEmulatorOptions options, ResultLinks links)
    {
        (_folder, _links) = (new RecordingFolder(options.ReplayFrom!), links);
        var all = _folder.ReadAll();
        _exchanges = all.GroupBy(exchange => exchange.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<Exchange>(group), StringComparer.Ordinal);
        _byPath = all.ToLookup(exchange => $"{exchange.Method} {exchange.Path}", StringComparer.Ordinal);
    }

    /// <summary>Responds to a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">Its operation; null where the document has none.</param>
    public async Task RespondAsync(HttpContext context, Operation? operation)
    {
        var request = context.Request;
        CallLog.NoteOf(context).Operation = operation?.ToString();
        var read = await RecordedRequest.ReadAsync(request).ConfigureAwait(false);
        var asked = new Exchange { Method = HttpMethods.IsHead(request.Method) ? "GET" : request.Method, Path = request.Path, Query = request.RouteValues.ContainsKey("file") ? "" : read.Query, Request = read.Fields, Status = 0 };
        if (Take(asked.Key) is not { } exchange)
        {
            var like = _byPath[$"{asked.Method} {asked.Path}"].Count();
            await ErrorWriter.WriteAsync(
                context,
                StatusCodes.Status501NotImplemented,
                like == 0 ? $"The recording has no {asked.Method} {asked.Path}. Record it, or ask for what was recorded." : $"The recording has {asked.Method} {asked.Path} {like} times, and never with these fields. Send the same ones, or record these.").ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = exchange.Status;
        context.Response.ContentType = exchange.ContentType;
        foreach (var (name, value) in exchange.Headers.Where(each => Redaction.IsKept(each.Key)))
        {
            context.Response.Headers[name] = value;
        }

        var body = exchange.File is not null
            ? await _folder.ReadFileAsync(exchange, context.RequestAborted).ConfigureAwait(false)
            : Encoding.UTF8.GetBytes(exchange.Json is { } json ? Recorder.WithOrigin(json, _links.OriginOf(request))!.ToJsonString() : exchange.Text ?? "");
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private Exchange? Take(string key)
    {
        lock (_lock)
        {
            return !_exchanges.TryGetValue(key, out var left) ? null : left.Count > 1 ? left.Dequeue() : left.Peek();
        }
    }
}
