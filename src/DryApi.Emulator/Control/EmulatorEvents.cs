using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Webhooks;

namespace DryApi.Emulator.Control;

/// <summary>Tells those who watch what happens: jobs, calls, deliveries.</summary>
internal sealed class EmulatorEvents
{
    /// <summary>What somebody misses who reads too slowly; the oldest goes first.</summary>
    private const int MaxWaiting = 1000;

    private readonly Lock _lock = new();
    private readonly List<Channel<SseItem<object>>> _watchers = [];

    public EmulatorEvents(JobStore jobs, EmulatorJobs describe, WebhookSender webhooks, CallLog calls, EmulatorState state)
    {
        jobs.Changed += change => Tell("job", () => describe.Describe(change.Job));
        webhooks.Changed += delivery => Tell("delivery", () => EmulatedDeliveries.Describe(delivery));
        calls.Added += call => Tell("call", () => call);
        state.Replaced += () => Tell("reset", () => new object());
    }

    /// <summary>What happens from now on.</summary>
    public async IAsyncEnumerable<SseItem<object>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SseItem<object>>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            _watchers.Add(channel);
        }

        try
        {
            // The response begins with it, so that whoever waits for that has missed nothing since.
            yield return new SseItem<object>(new object(), "open");
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    private void Tell(string name, Func<object> describe)
    {
        lock (_lock)
        {
            if (_watchers.Count > 0)
            {
                var item = new SseItem<object>(describe(), name);
                _watchers.ForEach(watcher => watcher.Writer.TryWrite(item));
            }
        }
    }
}
