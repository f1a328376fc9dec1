using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Webhooks;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator.Control;

/// <summary>Tells those who watch what happens: jobs, calls, deliveries.</summary>
internal sealed class EmulatorEvents
{
    /// <summary>How many wait for somebody who reads slowly. Whoever has more is let go, and finds all as it is when it comes again.</summary>
    private const int MaxWaiting = 1000;

    private readonly Lock _lock = new();
    private readonly List<Channel<SseItem<string>>> _watchers = [];

    public EmulatorEvents(JobStore jobs, EmulatorJobs describe, WebhookSender webhooks, CallLog calls, EmulatorFaults faults, EmulatorClock clock, EmulatorState state, IHostApplicationLifetime lifetime)
    {
        jobs.Changed += change => Tell("job", () => describe.Describe(change.Job), EmulatorJson.Plain.EmulatedJob);
        webhooks.Changed += delivery => Tell("delivery", () => EmulatedDeliveries.Describe(delivery), EmulatorJson.Plain.EmulatedDelivery);
        calls.Added += call => Tell("call", () => call, EmulatorJson.Plain.EmulatedCall);
        faults.Changed += () => Tell("faults", () => faults.Rules, EmulatorJson.Plain.IReadOnlyListFaultRule);
        clock.Turned += () => Tell("clock", () => ClockReport.Of(clock), EmulatorJson.Plain.ClockReport);
        lifetime.ApplicationStopping.Register(EndAll);
        state.Replaced += () => Tell("reset", () => new JsonObject(), EmulatorJson.Plain.JsonObject);
    }

    /// <summary>What happens from now on.</summary>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(MaxWaiting));
        lock (_lock)
        {
            _watchers.Add(channel);
        }

        try
        {
            // The response begins with it, so that whoever waits for that has missed nothing since.
            yield return new SseItem<string>("{}", "open");
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

    private void Tell<T>(string name, Func<T> describe, JsonTypeInfo<T> type)
    {
        lock (_lock)
        {
            if (_watchers.Count > 0)
            {
                var item = new SseItem<string>(JsonSerializer.Serialize(describe(), type), name);
                foreach (var slow in _watchers.FindAll(watcher => !watcher.Writer.TryWrite(item)))
                {
                    slow.Writer.TryComplete();
                    _watchers.Remove(slow);
                }
            }
        }
    }

    private void EndAll()
    {
        lock (_lock)
        {
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
        }
    }
}
