namespace DryApi.Emulator;

/// <summary>A request that an emulator got, and what became of it.</summary>
public sealed record EmulatedCall
{
    /// <summary>When it came, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its method.</summary>
    public required string Method { get; init; }

    /// <summary>Its path, without a query.</summary>
    public required string Path { get; init; }

    /// <summary>The status of the response; 0 where the connection was cut.</summary>
    public required int Status { get; init; }

    /// <summary>The operation, as <see cref="DryApiEmulator.Operations"/> names it; null where it is none.</summary>
    public string? Operation { get; init; }

    /// <summary>Whose key it had, by client id; null where it had none that is good.</summary>
    public string? ClientId { get; init; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The job that it submitted; null for most.</summary>
    public string? JobId { get; init; }

    /// <summary>The fields that it had and the document has not.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>What went wrong on demand; null for most.</summary>
    public EmulatorFaultKind? Fault { get; init; }
}
