using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>Changes that are told in one row, because they say the same at several places, or several values of one place.</summary>
/// <param name="Changes">The changes, in their order; never none.</param>
/// <param name="Pattern">What is the same in all of them, where their values are not: <c>/v1 → /v2</c>; null where they are.</param>
internal sealed record DriftRow(IReadOnlyList<Change> Changes, string? Pattern = null)
{
    /// <summary>More values of one place are counted.</summary>
    private const int MostValues = 20;

    public Change First => Changes[0];

    /// <summary>Whether they are values of one place.</summary>
    public bool IsOnePlace { get; init; }

    /// <summary>How many operations they touch.</summary>
    public int OperationCount { get; } = Changes.Count == 1 ? Changes[0].Operations.Count : Changes.SelectMany(change => change.Operations).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The fact, from what to what; of several values of one place all of them.</summary>
    public string Values
    {
        get
        {
            if (Pattern is not null || !IsOnePlace || Changes.Count == 1)
            {
                return Pattern ?? First.Values;
            }

            var values = string.Join(", ", Changes.Take(MostValues).Select(change => change.New ?? change.Old));
            var more = Changes.Count - MostValues;
            return $"{First.Fact} {(First.New is null ? "−" : "+")} {values}{(more > 0 ? $" and {more} more" : "")}".TrimStart();
        }
    }
}
