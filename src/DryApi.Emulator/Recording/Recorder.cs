using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Control;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Http;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Recording;

/// <summary>Stands in front of the real service: sends on what comes, keeps what is said, and judges what the service says.</summary>
internal sealed class Recorder : IDisposable
{
    /// <summary>How a recording names a link to a result, whatever host and port it is replayed at.</summary>
    public const string ResultPrefix = "emulator-result:";

    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Upgrade", "Proxy-Authorization", "Accept-Encoding", "Expect" };

    private readonly Uri _upstream;
    private readonly RecordingFolder _folder;
    private readonly ResultLinks _links;
    private readonly ResponseJudge _judge;
    private readonly ConcurrentDictionary<string, Uri> _results = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ActivityHeadersPropagator = null });

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public Recorder(DryApiEmulatorOptions options, ResultLinks links, ResponseJudge judge)
    {
        (_upstream, _folder, _links, _judge) = (new Uri(options.Upstream!.AbsoluteUri.TrimEnd('/') + "/"), new RecordingFolder(options.RecordTo!), links, judge);
        // What cannot be written is told at the start, not at the first request.
        _folder.Create();
    }

    /// <summary>Sends a request on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">Its operation; null where the document has none.</param>
    public async Task RespondAsync(HttpContext context, Operation? operation)
    {
        var request = context.Request;
        CallLog.NoteOf(context).Operation = operation?.ToString();
        var recorded = await RecordedRequest.ReadAsync(request).ConfigureAwait(false);
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_upstream, request.Path.ToUriComponent().TrimStart('/') + request.QueryString.ToUriComponent()));
        forwarded.Content = recorded.Body.Length > 0 ? new ByteArrayContent(recorded.Body) : null;
        foreach (var header in request.Headers.Where(each => !NotForwarded.Contains(each.Key)))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        if (await SendAsync(context, forwarded).ConfigureAwait(false) is not { } response)
        {
            return;
        }

        using (response)
        {
            var content = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
            var (number, status) = (_folder.Next(), (int)response.StatusCode);
            var json = JsonOf(content);
            _judge.Judge(operation, $"{request.Method} {request.Path}", status, json);
            var linked = json is null ? null : WithOwnLinks(json.DeepClone(), number);
            await _folder.WriteAsync(
                number,
                new Exchange
                {
                    Method = request.Method,
                    Path = request.Path,
                    Query = recorded.Query,
                    Request = recorded.Fields,
                    Status = status,
                    ContentType = response.Content.Headers.ContentType?.ToString(),
                    Headers = response.Headers.Where(each => Redaction.IsKept(each.Key)).ToDictionary(each => each.Key, each => Redaction.Redact(string.Join(", ", each.Value), recorded.ApiKey)),
                    Json = Redaction.Redact(linked, recorded.ApiKey),
                    Text = json is null && content.Length > 0 ? Redaction.Redact(Encoding.UTF8.GetString(content), recorded.ApiKey) : null,
                },
                content: null).ConfigureAwait(false);
            await WriteAsync(context, response, linked is null ? content : JsonSerializer.SerializeToUtf8Bytes(WithOrigin(linked, _links.OriginOf(request)), EmulatorJson.Default.JsonNode!)).ConfigureAwait(false);
        }
    }

    /// <summary>Fetches a result from where the service keeps it, without the key.</summary>
    public async Task RespondWithResultAsync(HttpContext context)
    {
        CallLog.NoteOf(context).Operation = OperationNames.Results;
        if (!_results.TryGetValue((string)context.Request.RouteValues["file"]!, out var url))
        {
            await ErrorWriter.WriteAsync(context, StatusCodes.Status404NotFound, "No response since the start of the emulator had this link.").ConfigureAwait(false);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (await SendAsync(context, request).ConfigureAwait(false) is not { } response)
        {
            return;
        }

        using (response)
        {
            var content = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
            var number = _folder.Next();
            await _folder.WriteAsync(
                number,
                new Exchange
                {
                    Method = "GET",
                    Path = context.Request.Path,
                    Status = (int)response.StatusCode,
                    ContentType = response.Content.Headers.ContentType?.ToString(),
                    File = RecordingFolder.FileNameOf(number, "bin"),
                },
                content).ConfigureAwait(false);
            await WriteAsync(context, response, content).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Links that lead to this emulator, in the place of what stands for them in a recording.</summary>
    public static JsonNode? WithOrigin(JsonNode? value, string origin) => Replace(value, (_, text) => text.StartsWith(ResultPrefix, StringComparison.Ordinal) ? $"{origin}/results/{text[ResultPrefix.Length..]}" : text);

    private static JsonNode? JsonOf(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Replace(JsonNode? value, Func<string, string, string> replace, string name = "") => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, replace, name.Length > 0 ? $"{name}.{member.Key}" : member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Replace(item, replace, name))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(replace(name, text.GetValue<string>())),
        _ => value?.DeepClone(),
    };

    /// <summary>Links to results lead to this emulator, which knows where they really lead; nobody else does.</summary>
    private JsonNode? WithOwnLinks(JsonNode value, int number)
    {
        var count = 0;
        return Replace(value, (name, text) =>
        {
            if (!name.Contains("result", StringComparison.Ordinal) || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                return text;
            }

            var file = $"recorded-{number}-{++count}{Path.GetExtension(url.AbsolutePath)}";
            _results[file] = url;
            return ResultPrefix + file;
        });
    }

    private async Task<HttpResponseMessage?> SendAsync(HttpContext context, HttpRequestMessage request)
    {
        try
        {
            return await _http.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (TaskCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await ErrorWriter.WriteAsync(context, StatusCodes.Status504GatewayTimeout, $"The service at {request.RequestUri!.GetLeftPart(UriPartial.Authority)} did not answer within {_http.Timeout.TotalSeconds:0} seconds.").ConfigureAwait(false);
            return null;
        }
        catch (HttpRequestException exception)
        {
            await ErrorWriter.WriteAsync(context, StatusCodes.Status502BadGateway, $"The service at {request.RequestUri!.GetLeftPart(UriPartial.Authority)} did not answer: {exception.HttpRequestError}.").ConfigureAwait(false);
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, HttpResponseMessage response, byte[] content)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        foreach (var header in response.Headers.Where(each => Redaction.IsKept(each.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }
}
