using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Torture.Chaos;
using DryApi.Generated.Tests.Torture.Raw;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>Looks at each letter of what arrives, and answers with the pattern of the call.</summary>
internal sealed partial class PatternServer : IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly string _path;

    public PatternServer(string key, string path)
    {
        (Key, _path) = (key, path);
        _server = new RawServer(ServeAsync) { ReceiveBuffer = 32 * 1024 };
    }

    public Uri Url => new(_server.Url, _path);

    public string Key { get; }

    /// <summary>The calls by number.</summary>
    public ConcurrentDictionary<int, PatternCall> Calls { get; } = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        while (await connection.ReadHeadAsync() is { } request)
        {
            request.Target.ShouldStartWith(_path + "/api/v1/client/");
            request.Headers["Authorization"].ShouldBe("Bearer " + Key);
            if (!await RespondAsync(connection, request))
            {
                await connection.EndAsync(isReset: false);
                return;
            }
        }
    }

    private async Task<bool> RespondAsync(RawConnection connection, RawRequest request)
    {
        // Enough to see whose it is.
        await connection.ReadPartAsync(request, Math.Min(request.BodyLength!.Value, 2000));
        var number = Number().Match(request.Text);
        if (!number.Success)
        {
            await connection.ReadBodyAsync(request);
            number = Number().Match(request.Text);
        }

        var call = Calls[int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)];
        if (call.Response is PatternResponse.Early or PatternResponse.EarlyAndClosed)
        {
            await connection.SendAsync(HttpBytes.Of(422, $$$"""{"message":"{{{call.Pattern.Mark}}}"}""", "Content-Type: application/json", call.Response == PatternResponse.Early ? "X-More: yes" : "Connection: close"));
        }
        else if (call.Response == PatternResponse.Cancelled)
        {
            call.Cancel();
        }

        if (call.Response == PatternResponse.EarlyAndClosed)
        {
            return false;
        }

        var isWhole = await connection.ReadBodyAsync(request);
        if (request.Method == "POST" && call.Pattern.ProblemIn(request.Body.GetBuffer().AsSpan(0, (int)request.Body.Length), isWhole) is { } problem)
        {
            call.RequestProblem = problem;
        }

        if (call.Response == PatternResponse.InTime)
        {
            var text = request.Method == "POST"
                ? $$$"""{"data":{"request_id":"job-{{{Key}}}{{{call.Pattern.Mark}}}"}}"""
                : $$$"""{"data":{"status":"done","result":"{{{call.Pattern.Text}}}"}}""";
            await connection.SendAsync(HttpBytes.Of(200, text, "Content-Type: application/json"));
        }

        return isWhole;
    }

    [GeneratedRegex(@"call-(\d+)-\d+-")]
    private static partial Regex Number();
}
