namespace DryApi.Cli.Mcp;

/// <summary>What the user lets an agent do.</summary>
internal sealed record AgentSettings
{
    /// <summary>What all runs together may cost, unless the user says otherwise.</summary>
    public const decimal DefaultMaxSpend = 0.5m;

    /// <summary>What one run may cost, unless the user says otherwise.</summary>
    public const decimal DefaultMaxPrice = 0.05m;

    /// <summary>What all runs together may cost.</summary>
    public decimal MaxSpend { get; init; } = DefaultMaxSpend;

    /// <summary>What one run may cost.</summary>
    public decimal MaxPrice { get; init; } = DefaultMaxPrice;

    /// <summary>Whether runs within the limits need no consent, also where the client could ask for it.</summary>
    public bool IsPaidUnasked { get; init; }

    /// <summary>Where results are saved, behind all links; null where they are not.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The folders whose files may be sent, behind all links.</summary>
    public IReadOnlyList<string> AllowedFolders { get; init; } = [];

    /// <summary>Whether the folders that the client calls its roots count too: where the client is the program that started this one, and nobody else.</summary>
    public bool TrustsRoots { get; init; }

    /// <summary>Whether an emulator responds in place of the service.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>The largest result that is sent inside a response, in bytes before they are encoded.</summary>
    public int MaxInlineBytes { get; init; } = 1024 * 1024;
}
