namespace DryApi.OpenApi.Drift;

/// <summary>How a report in Markdown is written.</summary>
/// <param name="Links">Where the files can be seen.</param>
/// <param name="MaxBytes">How many bytes it may have. Information is left out first, then warnings.</param>
internal sealed record MarkdownOptions(SourceLinks Links, int MaxBytes)
{
    /// <summary>A body of a pull request may have 65,536 characters, a comment four times as many bytes: so many bytes are taken by both.</summary>
    public const int DefaultMaxBytes = 65_536;

    /// <summary>The least in which a report can say what it leaves out.</summary>
    public const int LeastMaxBytes = 4_096;

    /// <summary>What a summary of a job may have, in bytes.</summary>
    public const int MostMaxBytes = 1_048_576;

    public static MarkdownOptions Default { get; } = new(SourceLinks.None, DefaultMaxBytes);
}
