using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>Writes one row of a table: where, what changed and what it means, what C# feels of it.</summary>
/// <param name="links">Where the files can be seen.</param>
/// <param name="changes">All changes of the report.</param>
internal sealed class MarkdownRow(SourceLinks links, IReadOnlyList<Change> changes)
{
    /// <summary>So many stand in the row itself.</summary>
    private const int MostShown = 3;

    /// <summary>So many more are folded.</summary>
    private const int MostFolded = 30;

    private const int LongestValue = 400;
    private const int LongestShortValue = 80;

    private static readonly Encoded<RenderedMarkdown> Nothing = $"";

    /// <summary>What moves do to calls, which is not to be told again with each change of what moved.</summary>
    private readonly HashSet<string?> _moves = [.. changes.Where(change => DriftRows.IsMove(change.Rule)).Select(change => change.SourceEffect)];

    /// <summary>Whether a change stops callers' C# from compiling, and by itself.</summary>
    public bool StopsCompiling(Change change) => change.SourceBreaking && (DriftRows.IsMove(change.Rule) || !_moves.Contains(change.SourceEffect));

    /// <summary>Everything that a reviewer asks for.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hasCSharp">Whether the table has a column for what C# feels.</param>
    public Encoded<RenderedMarkdown> Full(DriftRow row, bool hasCSharp) => hasCSharp
        ? $"| {Where(row)} | {What(row)} | {CSharp(row)} |"
        : !HasCSharp(row) ? $"| {Where(row)} | {What(row)} |"
        : (Encoded<RenderedMarkdown>)$"| {Where(row)} | {What(row)}<br>C#: {CSharp(row)} |";

    /// <summary>What and where, in as few bytes as say it.</summary>
    /// <inheritdoc cref="Full"/>
    public Encoded<RenderedMarkdown> Short(DriftRow row, bool hasCSharp)
    {
        var change = row.First;
        var (place, values) = PlaceOf(row);
        var stops = StopsCompiling(row.First) ? Own($" ⛔") : Nothing;
        return $"| {Excerpt(NameOf(change), LongestShortValue)}{More(row.OperationCount - 1)} | {Lines(" ", [EndOf(place), Excerpt(values, LongestShortValue)])} [{Encoded<RenderedMarkdown>.Id(change.Rule)}]{stops} |{(hasCSharp ? Own($" |") : Nothing)}";
    }

    /// <summary>An operation that is new, with its call.</summary>
    public Encoded<RenderedMarkdown> Added(DriftRow row) =>
        $"| {Operations(row.First)} [{Encoded<RenderedMarkdown>.Id(row.First.Rule)}] | {(row.First.Call is { } call ? Excerpt(call, LongestValue) : Effect(row.First))} |";

    /// <summary>A text that changed.</summary>
    public Encoded<RenderedMarkdown> Text(TextChange text) => $"- {DocumentPlace.Of(text.Pointer)} at {Line(text.Position.File, text.Position.Line)}: {text.Difference}";

    /// <summary>What of a document cannot be used.</summary>
    public Encoded<RenderedMarkdown> Finding(Change finding)
    {
        Encoded<RenderedMarkdown> at = finding.Origin is { } origin ? $" at {Line(origin)}" : Nothing;
        var values = finding.Values.Length == 0 ? Nothing : $": {Excerpt(finding.Values, LongestValue)}";
        return $"- {DocumentPlace.Of(finding) ?? finding.Subject}{at}{values}. {Encoded<RenderedMarkdown>.Sentence(finding.Rule)} [{Encoded<RenderedMarkdown>.Id(finding.Rule)}]";
    }

    private Encoded<RenderedMarkdown> Where(DriftRow row) => row.Changes.Count == 1 || row.IsOnePlace
        ? Operations(row.First)
        : Folded([.. row.Changes.Take(MostShown + MostFolded).Select(change => Operation(change, row.First))], row.Changes.Count);

    /// <summary>The first operation of a change, in one line with its place; the file is named once.</summary>
    private Encoded<RenderedMarkdown> Operation(Change change, Change first)
    {
        Encoded<RenderedMarkdown> name = $"{NameOf(change)}{More(change.Operations.Count - 1)}";
        return Lines(" ", [name, change.Origin is not { } origin ? Nothing : change != first && origin.File == first.Origin?.File ? Link(LineOf(origin.Line), origin.File, origin.Line) : Line(origin)]);
    }

    /// <summary>All operations of a change, and its place.</summary>
    private Encoded<RenderedMarkdown> Operations(Change change)
    {
        IReadOnlyList<Encoded<RenderedMarkdown>> names = change.Operations.Count < 2
            ? [$"{NameOf(change)}"]
            : [.. change.Operations.Take(MostShown + MostFolded).Select(operation => Own($"{operation}"))];
        return Lines("<br>", [Folded(names, Math.Max(change.Operations.Count, 1)), change.Origin is { } origin ? Line(origin) : Nothing]);
    }

    private static string? NameOf(Change change) => DriftRows.IsMove(change.Rule) ? change.Old : change.Operation;

    private static Encoded<RenderedMarkdown> Folded(IReadOnlyList<Encoded<RenderedMarkdown>> items, int count)
    {
        // One more is no longer than the fold.
        var shown = items.Count <= MostShown + 1 ? items.Count : MostShown;
        var lines = Lines("<br>", [.. items.Take(shown)]);
        return shown == count
            ? lines
            : $"{lines}<details><summary>and {count - shown} more</summary>{Lines("<br>", [.. items.Skip(shown)])}{(count > items.Count ? Own($"<br>and {count - items.Count} more") : Nothing)}</details>";
    }

    private static Encoded<RenderedMarkdown> What(DriftRow row)
    {
        var (place, values) = PlaceOf(row);
        var change = row.First;
        Encoded<RenderedMarkdown> count = row.Changes.Count > 1 && !row.IsOnePlace ? $"**{row.Changes.Count} times** " : Nothing;
        Encoded<RenderedMarkdown> remedy = change.Remedy is not { } text ? Nothing : row.Changes.Count == 1 ? Excerpt(text, LongestValue) : $"Of the first: {Excerpt(text, LongestValue)}";
        return Lines("<br>",
        [
            $"{count}{Excerpt(place, LongestValue)}",
            Excerpt(values, LongestValue),
            $"{Encoded<RenderedMarkdown>.Sentence(change.Rule)} [{Encoded<RenderedMarkdown>.Id(change.Rule)}]",
            remedy,
        ]);
    }

    /// <summary>What of the document changed, and from what to what.</summary>
    private static (string Place, string Values) PlaceOf(DriftRow row)
    {
        var change = row.First;
        if (row.Changes.Count > 1 && !row.IsOnePlace)
        {
            return (DriftRows.LastName(change.Subject), row.Values);
        }

        // An operation stands in the first column already, and its id says nothing more.
        return DriftRows.IsMove(change.Rule) ? ("", "→ " + change.New)
            : change.Subject.Length == 0 && change.Fact is null ? ("", "")
            : (DocumentPlace.Of(change) ?? change.Subject, row.Values);
    }

    /// <summary>Whether C# has anything of what changed.</summary>
    public static bool HasCSharp(DriftRow row) => row.Changes.Any(change => (change.SourceEffect ?? change.Member) is not null);

    private Encoded<RenderedMarkdown> CSharp(DriftRow row)
    {
        var effects = row.Changes.DistinctBy(change => change.SourceEffect ?? change.Member).Where(change => (change.SourceEffect ?? change.Member) is not null).ToList();

        // What happens to the others is the same.
        return Folded([.. effects.Take(MostShown + MostFolded).Select((change, index) => index == 0 ? Effect(change) : Own($"{change.Member}"))], effects.Count);
    }

    private Encoded<RenderedMarkdown> Effect(Change change) =>
        change.SourceEffect is not { } effect || (change.SourceBreaking && !StopsCompiling(change)) ? $"{change.Member}"
        : StopsCompiling(change) ? $"⛔ {Encoded<RenderedMarkdown>.Clause(effect)}"
        : Encoded<RenderedMarkdown>.Clause(effect);

    private Encoded<RenderedMarkdown> Line(IOrigin origin) => Line(origin.File, origin.Line);

    private Encoded<RenderedMarkdown> Line(string file, int line) => Link(file[(file.AsSpan().LastIndexOfAny('/', '\\') + 1)..] + LineOf(line), file, line);

    private Encoded<RenderedMarkdown> Link(string text, string file, int line) =>
        links.Of(file, line) is { } url ? $"<a href=\"{Encoded<RenderedMarkdown>.Url(url)}\">{text}</a>" : (Encoded<RenderedMarkdown>)$"{text}";

    private static string LineOf(int line) => FormattableString.Invariant($":{line}");

    private static Encoded<RenderedMarkdown> More(int count) => count > 0 ? $" and {count} more" : Nothing;

    /// <summary>The end of a place tells more than its beginning.</summary>
    private static Encoded<RenderedMarkdown> EndOf(string place)
    {
        var start = place.Length <= LongestShortValue ? 0 : place.AsSpan(place.Length - LongestShortValue).IndexOf('.') + place.Length - LongestShortValue;
        return start is 0 || place[start] != '.' ? Excerpt(place, LongestShortValue) : $"…{place[start..]}";
    }

    private static Encoded<RenderedMarkdown> Excerpt(string? text, int longest) => $"{TextExcerpt.Start(text ?? "", longest)}";

    private static Encoded<RenderedMarkdown> Lines(string separator, IReadOnlyList<Encoded<RenderedMarkdown>> lines)
    {
        var result = Nothing;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            result = result.Length == 0 ? line : separator == " " ? $"{result} {line}" : (Encoded<RenderedMarkdown>)$"{result}<br>{line}";
        }

        return result;
    }

    private static Encoded<RenderedMarkdown> Own(Encoded<RenderedMarkdown> words) => words;
}
