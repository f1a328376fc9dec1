using DryApi.Emulator.Accounts;
using DryApi.Emulator.Webhooks;

namespace DryApi.Emulator.Control;

/// <summary>The whole state of an emulator, as JSON has it.</summary>
internal sealed record EmulatorSnapshot
{
    /// <summary>The version of this form.</summary>
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>What links to results are signed with, so that those of before are good after.</summary>
    public required byte[] LinkKey { get; init; }

    public required IReadOnlyList<AccountState> Accounts { get; init; }

    public required IReadOnlyList<SavedJob> Jobs { get; init; }

    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    public required IReadOnlyList<FaultRule> Faults { get; init; }

    public required IReadOnlyList<NextScript> Scripts { get; init; }
}
