using System.Text;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>Everything that was ever seen to come back, and some more.</summary>
internal static class ChaosResponses
{
    private const string Json = "Content-Type: application/json";
    private const string Closed = "Connection: close";
    private const string Gzip = "Content-Encoding: gzip";
    private const string Page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    /// <summary>Responses that come at once.</summary>
    public static readonly ChaosResponse[] All =
    [
        Good("good", body => HttpBytes.Of(200, body, Json)),
        Good("good, then closed", body => HttpBytes.Of(200, body, Json, Closed), ChaosEnd.Finished),
        Good("chunked", body => HttpBytes.Chunked(200, Encoding.UTF8.GetBytes(body), Json)),
        Good("zipped", body => HttpBytes.Of(200, HttpBytes.Zipped(body), Json, Gzip)),
        Good("zipped and chunked", body => HttpBytes.Chunked(200, HttpBytes.Zipped(body), Json, Gzip)),
        Good("no type", body => HttpBytes.Of(200, body)),
        Good("after 103", body => [.. "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"u8, .. HttpBytes.Of(200, body, Json)]),
        Good("[] for {}", _ => HttpBytes.Of(200, "[]", Json)) with { IsEmpty = true },
        Good("data: []", _ => HttpBytes.Of(200, """{"data":[]}""", Json)) with { IsEmpty = true },
        Response("HTML", _ => HttpBytes.Of(200, Page, "Content-Type: text/html")),
        Response("empty", _ => HttpBytes.Of(200, "", Json)),
        Response("half a text", body => HttpBytes.Of(200, body[..(body.Length / 2)], Json)),
        Response("wrong types", _ => HttpBytes.Of(200, """{"data":7}""", Json)),
        Response("no Unicode", _ => HttpBytes.Of(200, "{\"data\":\"\xFF\\ud800\"}"u8.ToArray(), Json)),
        // Not kept open: .NET waits two seconds for the rest of what it could not unpack.
        Response("no zip", body => HttpBytes.Of(200, body, Json, Closed, Gzip)) with { End = ChaosEnd.Finished },
        Response("no Brotli", body => HttpBytes.Of(200, body, Json, Closed, "Content-Encoding: br")) with { IsBadlyPacked = true, End = ChaosEnd.Finished },
        Response("no deflate", body => HttpBytes.Of(200, body, Json, Closed, "Content-Encoding: deflate")) with { End = ChaosEnd.Finished },
        Response("half a zip", body => HttpBytes.Of(200, HttpBytes.Zipped(body)[..^12], Json, Gzip)),
        Limit("429 with seconds", "Retry-After: 3"),
        Limit("429 with a date", "Retry-After: Sun, 01 Mar 2026 12:00:30 GMT"),
        Limit("429 with nonsense", "Retry-After: soon"),
        Limit("429 with nothing", "X-Nothing: 1"),
        Limit("429 for a day", "Retry-After: 86400") with { IsForLong = true },
        Failure<DryApiServerException>(500, """{"data":null,"message":"Down.","errors":[],"statusCode":500}""", Json),
        Failure<DryApiServerException>(500, "", Json),
        Failure<DryApiServerException>(502, Page, "Content-Type: text/html; charset=nonsense"),
        Failure<DryApiServerException>(503, "Later", "Retry-After: 5"),
        Failure<DryApiServerException>(504, Page, Gzip) with { IsBadlyPacked = true },
        Failure<DryApiServerException>(504, Page, "Content-Encoding: br") with { IsBadlyPacked = true },
        Failure<DryApiValidationException>(422, """{"message":"No.","errors":{"model":["Unknown."]}}""", Json),
        Failure<DryApiValidationException>(422, """{"message":"No.","errors":[{"field":"width","messages":["Wide."]}]}""", Json),
        Failure<DryApiInsufficientBalanceException>(422, """{"message":"No.","errors":{"balance":["Insufficient."]}}""", Json),
        Failure<DryApiUnauthorizedException>(401, """{"data":null,"message":"Who?","errors":[],"statusCode":401}""", Json),
        Failure<DryApiNotFoundException>(404, "[]", Json),
        Failure<DryApiException>(302, "", "Location: http://127.0.0.1:1/elsewhere"),
        Cut("half an answer", 200, body => HttpBytes.Of(200, body, Json)[..^5], ChaosEnd.Finished),
        Cut("half an answer, reset", null, body => HttpBytes.Of(200, body, Json)[..^5], ChaosEnd.Reset),
        Cut("half a chunk", 200, body => HttpBytes.Chunked(200, Encoding.UTF8.GetBytes(body), Json)[..^9], ChaosEnd.Finished),
        Cut("half a status", 0, _ => "HTTP/1.1 2"u8.ToArray(), ChaosEnd.Finished),
        Cut("half a status, reset", 0, _ => "HTTP/1.1 2"u8.ToArray(), ChaosEnd.Reset),
        Cut("no HTTP", 0, _ => "SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray(), ChaosEnd.Finished),
        Cut("too many headers", 0, _ => HttpBytes.Of(200, "{}", [.. Enumerable.Range(0, 3000).Select(number => $"X-{number}: {new string('x', 40)}")]), ChaosEnd.Finished),
    ];

    /// <summary>Those that an HTTP client that unpacks the whole answer before it hands it over can tell apart.</summary>
    public static readonly ChaosResponse[] Readable = [.. All.Where(answer => !answer.IsBadlyPacked)];

    /// <summary>Responses that never end.</summary>
    public static readonly ChaosResponse[] Stalls =
    [
        Stall("nothing", 0, _ => []),
        Stall("headers and nothing", 200, _ => HttpBytes.Of(200, "{}", Json)[..^2]),
        Stall("half and nothing", 200, body => HttpBytes.Of(200, body, Json)[..^5]),
        Stall("half zipped and nothing", 200, body => HttpBytes.Of(200, HttpBytes.Zipped(body), Json, Gzip)[..^5]),
    ];

    private static ChaosResponse Good(string name, Func<string, byte[]> bytes, ChaosEnd end = ChaosEnd.Open) => new(name, null, 200, bytes, end);

    private static ChaosResponse Response(string name, Func<string, byte[]> bytes) => new(name, typeof(DryApiResponseException), 200, bytes);

    private static ChaosResponse Limit(string name, string header) =>
        new(name, typeof(DryApiRateLimitException), 429, _ => HttpBytes.Of(429, """{"message":"Too Many Attempts."}""", header, Json));

    private static ChaosResponse Failure<T>(int status, string body, string header)
        where T : DryApiException => new($"{status} {body}", typeof(T), status, _ => HttpBytes.Of(status, body, header));

    private static ChaosResponse Cut(string name, int? status, Func<string, byte[]> bytes, ChaosEnd end) => new(name, typeof(DryApiConnectionException), status ?? -1, bytes, end);

    private static ChaosResponse Stall(string name, int? status, Func<string, byte[]> bytes) => new(name, typeof(DryApiTimeoutException), status ?? -1, bytes, ChaosEnd.Silent);
}
