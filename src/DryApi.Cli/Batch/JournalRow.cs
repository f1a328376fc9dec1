namespace DryApi.Cli.Batch;

/// <summary>A row of the journal.</summary>
internal sealed record JournalRow
{
    /// <summary>Its number, from 1, which it keeps.</summary>
    public required long Number { get; init; }

    /// <summary>The line of the file that it was in when it was last seen.</summary>
    public required int Line { get; init; }

    /// <summary>The name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The values that are sent, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>The columns that are no parameters, as JSON.</summary>
    public required string Notes { get; init; }

    /// <summary>Where it stands.</summary>
    public required RowState State { get; init; }

    /// <summary>The same as a word for tables and programs.</summary>
    public string StateName => Enum.GetName(State)!.ToLowerInvariant();

    /// <summary>What it costs, in billionths; null where that is not known yet.</summary>
    public long? Price { get; init; }

    /// <summary>What was or may have been paid for it.</summary>
    public long Paid { get; init; }

    /// <summary>The id of its job.</summary>
    public string? Job { get; init; }

    /// <summary>The name of the file with its result.</summary>
    public string? File { get; init; }

    /// <summary>When its submission began, in ISO 8601.</summary>
    public string? Intended { get; init; }

    /// <summary>What stands in the URL of the webhook of its last submission; null where there is none.</summary>
    public string? Token { get; init; }

    /// <summary>When it was taken.</summary>
    public string? Submitted { get; init; }

    /// <summary>When its end was seen.</summary>
    public string? Ended { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }
}
