using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Torture.Raw;

namespace DryApi.Generated.Tests.Torture;

/// <summary>
/// Counts jobs: each submission that arrived whole is one, whatever became of its answer. Only what it refuses as one call too many
/// is none. It serves one caller, who makes one call after the other.
/// </summary>
internal sealed partial class JobServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> _jobs = new(StringComparer.Ordinal);
    private readonly RawServer _server;
    private readonly Random _random;
    private Queue<Stage> _plan = new();
    private Stage _stage;

    public JobServer(Random random)
    {
        _random = random;
        _server = new RawServer(ServeAsync);
    }

    public Uri Url => _server.Url;

    /// <summary>The most connections that were open at a time.</summary>
    public int MostOpen => _server.MostOpen;

    /// <summary>All jobs, of all calls.</summary>
    public int Jobs => _jobs.Values.Sum();

    /// <summary>The jobs of a call.</summary>
    public int JobsOf(string call) => _jobs.GetValueOrDefault(call);

    /// <summary>Says what comes of the attempts of the next call. What follows them is answered.</summary>
    public void Play(IEnumerable<Stage> plan)
    {
        _plan = new Queue<Stage>(plan);
        Next();
    }

    /// <summary>Prepares the next attempt.</summary>
    public void Next()
    {
        _stage = _plan.TryDequeue(out var stage) ? stage : default;
        switch (_stage.Cut)
        {
            case Cut.NoListener:
                _server.Refuse();
                _server.Close(_stage.IsReset);
                return;
            case Cut.Idle or Cut.Accept:
                _server.Close(_stage.IsReset);
                break;
            case Cut.IdleRace:
                var (spins, isReset) = (_random.Next(40_000), _stage.IsReset);
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    Thread.SpinWait(spins);
                    _server.Close(isReset);
                });
                break;
        }

        if (!_server.IsAccepting)
        {
            _server.Accept();
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        if (_stage.Cut == Cut.Accept)
        {
            connection.Close(_stage.IsReset);
            return;
        }

        while (await connection.ReadHeadAsync() is { } request)
        {
            var stage = _stage;
            var isRead = stage.Cut switch
            {
                Cut.Headers => false,
                Cut.HalfBody => await connection.ReadPartAsync(request, (request.BodyLength ?? 2) / 2) && false,
                _ => await connection.ReadBodyAsync(request),
            };
            if (isRead && stage.Cut == Cut.RateLimit)
            {
                await connection.SendAsync($"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n");
                continue;
            }

            if (!isRead || !await RespondAsync(connection, request, stage.Cut) || stage.Cut == Cut.AfterResponse)
            {
                await connection.EndAsync(stage.IsReset);
                return;
            }
        }
    }

    /// <summary>Takes the job, and answers as far as the stage lets it.</summary>
    /// <returns>Whether the whole answer was sent.</returns>
    private async Task<bool> RespondAsync(RawConnection connection, RawRequest request, Cut cut)
    {
        var call = CallOf(request);
        if (request.Method == "POST")
        {
            _jobs.AddOrUpdate(call, 1, static (_, count) => count + 1);
        }

        if (cut == Cut.ServerError)
        {
            await connection.SendAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
            return true;
        }

        var body = request.Method == "POST" ? $$$"""{"data":{"request_id":"job-{{{call}}}"}}""" : $$$"""{"data":{"status":"done","result":"{{{call}}}"}}""";
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        var answer = cut switch
        {
            Cut.WholeBody => "",
            Cut.ResponseHeaders => head[..(head.Length / 2)],
            Cut.ResponseBody => head + body[..(body.Length / 2)],
            _ => head + body,
        };
        await connection.SendAsync(answer);
        return answer.Length == head.Length + body.Length;
    }

    private static string CallOf(RawRequest request)
    {
        var calls = Call().Matches(request.Text);
        return calls.Select(match => match.Value).Distinct().ShouldHaveSingleItem("the request of another call is mixed into this one");
    }

    [GeneratedRegex(@"call-\d+-\d+")]
    private static partial Regex Call();
}
