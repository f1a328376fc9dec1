namespace DryApi.Emulator;

/// <summary>A job of an emulator, as it stood when it was asked for.</summary>
public sealed record EmulatedJob
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The operation that took it, as <see cref="DryApiEmulator.Operations"/> names it.</summary>
    public required string Operation { get; init; }

    /// <summary>Whose it is, by client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The slug of its model; null where there is none.</summary>
    public string? Model { get; init; }

    /// <summary>The JSON that was asked for, files by their names; null where there was none.</summary>
    public string? Request { get; init; }

    /// <summary>Where it stands, in the service's word.</summary>
    public required string Status { get; init; }

    /// <summary>How much of it is done, in percent, from 0 to 100.</summary>
    public required double Progress { get; init; }

    /// <summary>What it costs, in the service's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>When it was submitted, by the emulator's clock.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When a worker took it; null while it is pending.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it came to nothing; null where it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>A link to its result; null while there is none.</summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>The media type of the result; null while there is none.</summary>
    public string? ResultType { get; init; }
}
