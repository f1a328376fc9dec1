using DryApi.Contracts;

namespace DryApi.Generator.Tests.Patterns;

/// <summary>
/// What ECMAScript says of a pattern. The table beside this file was computed once, by V8's RegExp over patterns and texts made at random
/// from the pieces of the grammar: with the flag <c>u</c>, and without it where that refuses.
/// </summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Mode"><c>u</c>, <c>legacy</c> for what only the older syntax takes, <c>none</c> for what is no pattern.</param>
/// <param name="Texts">Texts.</param>
/// <param name="Verdicts">A 1 for each text in which the pattern is found, or else a 0.</param>
internal sealed record EcmaVerdict(string Pattern, string Mode, string[] Texts, string Verdicts)
{
    /// <summary>A line each: pattern, mode, verdicts and texts between tabs, patterns and texts as JSON strings in ASCII.</summary>
    public static IReadOnlyList<EcmaVerdict> All { get; } =
    [
        .. File.ReadLines(RepositoryFiles.PathOf("tests/DryApi.Generator.Tests/Patterns/ecma-verdicts.tsv"))
            .Select(line => line.Split('\t'))
            .Select(cells => new EcmaVerdict(JsonText.Unquote(cells[0]), cells[1], [.. cells[3..].Select(JsonText.Unquote)], cells[2])),
    ];
}
