using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Live;

/// <summary>Connections are lost in every way, while jobs end before, meanwhile and after: each end is seen, and seen once.</summary>
public sealed class LossTests : IDisposable
{
    private const int Seed = 20261130;

    private static readonly int?[] Codes = [4000, 4050, 4099, 4100, 4150, 4199, 4200, 4250, 4299, 1000, 1001, 1011, 4300, null];

    private readonly LiveService _service = new() { WelcomesByItself = true };
    private readonly Random _random = new(Seed);
    private readonly ConcurrentDictionary<string, int> _ends = new();
    private readonly List<WeakReference> _jobs = [];
    private int _number;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Ends_AroundEachLoss_AreSeenOnce()
    {
        var rounds = TestLength.Rounds(50, 1000);
        for (var round = 0; round < rounds;)
        {
            round += await FollowAsync(rounds - round);
        }

        _ends.Count.ShouldBe(_jobs.Count);
        _ends.Values.ShouldAllBe(count => count == 1);
        // What was needed for a connection or a job is gone with it.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _service.Opened.Count.ShouldBeGreaterThanOrEqualTo(rounds);
        _service.Opened.Count(each => each.IsAlive).ShouldBeLessThan(5);
        _jobs.Count(each => each.IsAlive).ShouldBeLessThan(20);
    }

    /// <summary>One client, until a close says that there is no sense in another connection.</summary>
    /// <returns>The rounds that it had.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<int> FollowAsync(int most)
    {
        using var client = _service.Client();
        var watching = WatchAsync(client);
        await LiveService.UntilAsync(() => client.Live.IsConnected);
        for (var round = 1; ; round++)
        {
            var socket = _service.Last!;
            var isLast = await LoseAsync(client, socket);
            if (isLast || round == most)
            {
                LiveService.NewsOf(client).Listening.ShouldBe(0);
                client.Dispose();
                await watching;
                return round;
            }

            await _service.PassUntilAsync(() => client.Live.IsConnected && _service.Last != socket, client);
        }
    }

    /// <summary>Jobs begin, and the connection is lost while they end.</summary>
    /// <returns>Whether it is lost for good.</returns>
    private async Task<bool> LoseAsync(DryApiClient client, FakeSocket socket)
    {
        var waits = new List<Task>();
        string[] ids = [.. Enumerable.Range(0, 5).Select(_ => "job-" + Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture))];
        foreach (var id in ids)
        {
            waits.Add(WaitAsync(client.GetJob(id, (JobKind)_random.Next(4))));
            socket.Tell(id, "processing", "0.00");
        }

        // One is told, one fails, and one ends in the moment of the loss; further ones meanwhile and after.
        End(ids[0], socket);
        await _service.PassUntilAsync(() => waits[0].IsCompleted, client);
        _service.Statuses[ids[1]] = "error";
        End(ids[2], _random.Next(2) == 0 ? socket : null);
        var isForGood = Lose(socket);
        _service.Statuses[ids[3]] = "done";
        var meanwhile = (await client.Txt2Img.SubmitAsync(Calls.Image, Token)).Id;
        waits.Add(WaitAsync(client.GetJob(meanwhile)));
        _service.Statuses[meanwhile] = "done";
        if (isForGood)
        {
            await LiveService.UntilAsync(() => LiveService.NewsOf(client).IsStopped);
            _service.Statuses[ids[4]] = "done";
            await PassAsync(() => waits.TrueForAll(each => each.IsCompleted));
        }
        else
        {
            await _service.PassUntilAsync(() => waits.Count(each => each.IsCompleted) == 5, client);
            _service.Statuses[ids[4]] = "done";
            await _service.PassUntilAsync(() => waits.TrueForAll(each => each.IsCompleted) && Seen(ids) && Seen(meanwhile), client);
        }

        await Task.WhenAll(waits);
        foreach (var id in ids.Append(meanwhile))
        {
            // Nobody watches all any more where it is lost for good.
            if (isForGood)
            {
                _ends.TryAdd(id, 1);
            }

            _service.Statuses.TryRemove(id, out _);
        }

        await LiveService.UntilAsync(() => LiveService.NewsOf(client).Listening == 0);
        return isForGood;
    }

    private bool Seen(params string[] ids) => ids.All(_ends.ContainsKey);

    private void End(string id, FakeSocket? socket)
    {
        _service.Statuses[id] = "done";
        for (var times = _random.Next(1, 3); socket is not null && times > 0; times--)
        {
            socket.Tell(id, "done", "100.00");
        }
    }

    /// <returns>Whether it is lost for good.</returns>
    private bool Lose(FakeSocket socket)
    {
        switch (_random.Next(4))
        {
            case 0:
                socket.Break();
                return false;
            case 1:
                socket.IsStalled = true;
                return false;
            default:
                var code = Codes[_random.Next(Codes.Length)];
                socket.Close(code);
                return code is >= 4000 and < 4100;
        }
    }

    private async Task PassAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Token.ThrowIfCancellationRequested();
            _service.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private async Task WaitAsync(DryApiJob job)
    {
        _jobs.Add(new WeakReference(job));
        try
        {
            await job.WaitAsync(cancellationToken: Token);
        }
        catch (DryApiJobFailedException)
        {
            // It is one of them that fails.
        }
    }

    private async Task WatchAsync(DryApiClient client)
    {
        try
        {
            await foreach (var update in client.Live.WatchAllAsync(Token))
            {
                if (update.IsEnd)
                {
                    _ends.AddOrUpdate(update.JobId, 1, static (_, count) => count + 1);
                }
            }
        }
        catch (DryApiConnectionException)
        {
            // It was lost for good.
        }
    }
}
