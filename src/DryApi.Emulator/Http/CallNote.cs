using DryApi.Emulator.Accounts;

namespace DryApi.Emulator.Http;

/// <summary>What is learned of a request on its way, for the log.</summary>
internal sealed class CallNote
{
    public Account? Account { get; set; }

    public string? Operation { get; set; }

    public string? Refusal { get; set; }

    public string? JobId { get; set; }

    public IReadOnlyList<string> UnknownFields { get; set; } = [];

    public EmulatorFaultKind? Fault { get; set; }

    /// <summary>Whether the connection was cut on demand.</summary>
    public bool IsCut { get; set; }
}
