using System.Text.Json;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using DryApi.Emulator.Webhooks;

namespace DryApi.Emulator.Control;

/// <summary>All that changes in an emulator: begun anew, saved, restored.</summary>
internal sealed class EmulatorState(
    EmulatorClock clock, AccountStore accounts, JobStore jobs, JobScripts scripts, EmulatorFaults faults, WebhookSender webhooks, CallLog calls, ResultLinks links, ModelCatalog models, ServiceDocuments documents)
{
    /// <summary>Is told when all is another.</summary>
    public event Action? Replaced;

    /// <summary>Is as at the start; the clock alone stands where it stood.</summary>
    public void Reset()
    {
        lock (clock.Gate)
        {
            Clear();
            foreach (var account in accounts.All)
            {
                account.Restore(null);
            }
        }

        Replaced?.Invoke();
    }

    public Task SaveAsync(Stream stream, CancellationToken cancellationToken)
    {
        EmulatorSnapshot snapshot;
        lock (clock.Gate)
        {
            snapshot = new EmulatorSnapshot
            {
                Version = EmulatorSnapshot.CurrentVersion,
                Now = clock.GetUtcNow(),
                LinkKey = links.Key,
                Accounts = [.. accounts.All.Select(account => account.Save())],
                Jobs = [.. jobs.All.Select(SavedJob.Of)],
                Deliveries = [.. webhooks.All.Select(each => each.Copy())],
                Faults = [.. faults.Rules.Select(each => each with { })],
                Scripts = scripts.Next,
            };
        }

        return JsonSerializer.SerializeAsync(stream, snapshot, EmulatorJson.Default.EmulatorSnapshot, cancellationToken);
    }

    /// <exception cref="ArgumentException">It is no snapshot, or none for this emulator. Nothing has changed then.</exception>
    public async Task RestoreAsync(Stream stream, CancellationToken cancellationToken)
    {
        var snapshot = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        lock (clock.Gate)
        {
            var restored = snapshot.Jobs.Select(job => job.Restore(documents.Operations, accounts, models)).ToList();
            foreach (var rule in snapshot.Faults)
            {
                faults.Check(rule);
            }

            foreach (var next in snapshot.Scripts)
            {
                scripts.Check(next);
            }

            Clear();
            clock.MoveTo(snapshot.Now);
            links.Key = snapshot.LinkKey;
            foreach (var account in accounts.All)
            {
                account.Restore(snapshot.Accounts.FirstOrDefault(each => each.ClientId == account.Settings.ClientId));
            }

            restored.ForEach(jobs.Restore);
            webhooks.Restore(snapshot.Deliveries);
            foreach (var rule in snapshot.Faults)
            {
                faults.Add(rule);
            }

            foreach (var next in snapshot.Scripts)
            {
                scripts.Add(next);
            }
        }

        Replaced?.Invoke();
    }

    private static async Task<EmulatorSnapshot> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await JsonSerializer.DeserializeAsync(stream, EmulatorJson.Default.EmulatorSnapshot, cancellationToken).ConfigureAwait(false);
            return snapshot is { Version: EmulatorSnapshot.CurrentVersion }
                ? snapshot
                : throw new ArgumentException($"This is a snapshot of version {snapshot?.Version}, and the emulator reads {EmulatorSnapshot.CurrentVersion}.");
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"This is no snapshot of the emulator: {exception.Message}", exception);
        }
    }

    private void Clear()
    {
        clock.Forget();
        jobs.Clear();
        webhooks.Restore([]);
        calls.Clear();
        faults.Clear();
        scripts.Clear();
    }
}
