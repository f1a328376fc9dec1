using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Raw;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>
/// Calls to a server that answers with anything: each ends in a result or in the exception that its answers call for, and nothing is
/// left behind. Some hundred calls each time; with <c>DRYAPI_LONG_TESTS=1</c> ten thousand.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed partial class ChaosTests
{
    private const int Seed = 20260302;
    private const int Callers = 8;

    // Two clients, and connections that one side has ended and the other not yet.
    private const int MostConnections = Callers * 10;
    private const long MostGrowth = 16 * 1024 * 1024;

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentDictionary<int, ChaosCall> _calls = new();

    [Theory]
    [InlineData(Transport.Own, false)]
    [InlineData(Transport.Own, true)]
    [InlineData(Transport.Foreign, true)]
    public async Task Call_OnServerThatRespondsWithAnything_EndsAsItsResponsesSay(Transport transport, bool hasHttpClient)
    {
        Collect();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, unobserved) => _problems.Enqueue($"unobserved: {unobserved.Exception}");
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await using var server = new RawServer(ServeAsync);
            using (var client = new ChaosClient(transport, hasHttpClient, server.Url))
            {
                var third = TestLength.Rounds(600, 10_000) / 3;
                await CallAsync(0, third, client);
                var early = Collect();
                await CallAsync(third, 3 * third, client);
                var growth = Collect() - early;
                Check(growth < MostGrowth, $"memory grew by {growth} bytes with the calls");
            }

            await server.EmptyAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Check(server.MostOpen < MostConnections, $"{server.MostOpen} connections at a time");
        }
        finally
        {
            Collect();
            TaskScheduler.UnobservedTaskException -= note;
        }

        _problems.ShouldBeEmpty();
    }

    private static long Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private void Check(bool isRight, string problem)
    {
        if (!isRight)
        {
            _problems.Enqueue(problem);
        }
    }

    private Task CallAsync(int from, int to, ChaosClient client) =>
        Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var call = _calls[number] = new ChaosCall(number, Seed, client);
            if (await call.ProblemAsync() is { } problem)
            {
                _problems.Enqueue($"seed {Seed}, {call}: {problem}");
            }

            _calls.TryRemove(number, out var _);
        });

    private async Task ServeAsync(RawConnection connection)
    {
        while (await connection.ReadAsync() is { } request)
        {
            var number = int.Parse(Number().Match(request.Text).Groups[1].Value, CultureInfo.InvariantCulture);
            if (!_calls.TryGetValue(number, out var call))
            {
                // The call has ended, with what this is the rest of.
                return;
            }

            var (answer, body) = call.Next();
            await connection.SendAsync(answer.Bytes(body));
            if (answer.End == ChaosEnd.Silent)
            {
                call.EndTime();
            }

            if (answer.End is ChaosEnd.Finished or ChaosEnd.Reset)
            {
                await connection.EndAsync(answer.End == ChaosEnd.Reset);
                return;
            }
        }
    }

    [GeneratedRegex(@"(?:call-|[?&]page=)(\d+)")]
    private static partial Regex Number();
}
