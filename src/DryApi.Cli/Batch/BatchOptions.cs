namespace DryApi.Cli.Batch;

/// <summary>What a batch was asked for.</summary>
internal sealed record BatchOptions
{
    /// <summary>The batch file, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The operation of rows that name none; null where each does.</summary>
    public string? Operation { get; init; }

    /// <summary>Values of rows that do not have them, as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>The folder of the results.</summary>
    public required string Output { get; init; }

    /// <summary>What results are called.</summary>
    public string Name { get; init; } = "{row}.{ext}";

    /// <summary>The file with the journal.</summary>
    public required string Journal { get; init; }

    /// <summary>What all runs together may cost; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Whether nobody is asked before the rows are submitted.</summary>
    public bool Yes { get; init; }

    /// <summary>Whether the end comes before anything is submitted.</summary>
    public bool DryRun { get; init; }

    /// <summary>What becomes of rows whose submission may have been taken.</summary>
    public UncertainChoice Uncertain { get; init; }

    /// <summary>The jobs of such rows, as <c>ROW=ID</c>.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>Whether rows that failed are submitted again.</summary>
    public bool Again { get; init; }

    /// <summary>Whether rows that were changed are new ones.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether programs read what is printed.</summary>
    public bool IsJson { get; init; }

    /// <summary>How many status calls a minute the account has.</summary>
    public int StatusCalls { get; init; } = DryApiClientOptions.DefaultStatusCallsPerMinute;
}
