using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>A part of a report in Markdown: a table with rows, or a list with items.</summary>
/// <param name="Head">The lines above them.</param>
/// <param name="Rows">What the table tells; none for a list.</param>
internal sealed record MarkdownPart(List<Encoded<RenderedMarkdown>> Head, IReadOnlyList<DriftRow> Rows)
{
    /// <summary>Whether the head opens an element <c>details</c>.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Whether its rows are few and known to fit in a part of the report that others leave alone.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Writes a row with everything.</summary>
    public Func<DriftRow, Encoded<RenderedMarkdown>> Full { get; init; } = static _ => $"";

    /// <summary>Writes it in as few bytes as say it.</summary>
    public Func<DriftRow, Encoded<RenderedMarkdown>> Short { get; init; } = static _ => $"";

    /// <summary>What the list tells, with the rules that it names; none for a table.</summary>
    public IReadOnlyList<(Encoded<RenderedMarkdown> Line, DriftRule? Rule)> Items { get; init; } = [];

    /// <summary>More items are counted.</summary>
    public int MostItems { get; init; } = int.MaxValue;
}
