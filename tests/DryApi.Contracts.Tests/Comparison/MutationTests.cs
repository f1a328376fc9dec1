using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;
using DryApi.Tests.Mutations;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>
/// Edits every fact of the accepted documents that callers depend on, in every way that is known to break them or not to. A sample runs
/// each time; with <c>DRYAPI_LONG_TESTS=1</c> all do.
/// </summary>
public sealed partial class MutationTests(ITestOutputHelper log)
{
    private const int SampleSize = 100;

    public static MatrixTheoryData<string, bool> Documents => new([.. AcceptedDocument.All.Select(document => document.Name)], [false, true]);

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    private static bool IsLong => TestLength.IsLong;

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_breaks_callers_is_called_breaking_and_nothing_else_is(string name, bool hasOverlay)
    {
        var root = Load(AcceptedDocument.Of(name), hasOverlay);
        var before = Read(DocumentCopier.Copy(root));
        var all = WholeMutations.Of(root);
        all.Count.ShouldBeGreaterThan(3000);
        all.Count(mutation => mutation.IsBreaking).ShouldBeInRange(all.Count / 4, all.Count * 3 / 4);
        var wrong = new ConcurrentBag<string>();

        Parallel.ForEach(Sample(all), mutation =>
        {
            if (Judge(root, before, mutation) is { } problem)
            {
                wrong.Add($"{mutation}\n{problem}");
            }
        });

        log.WriteLine($"{all.Count} edits, of which {all.Count(mutation => mutation.IsBreaking)} break callers");
        wrong.Order(StringComparer.Ordinal).Take(20).ShouldBeEmpty($"{wrong.Count} in all");
    }

    private static string? Judge(DocumentNode root, Contract before, Mutation mutation)
    {
        var edited = DocumentCopier.Copy(root);
        mutation.Apply(edited);
        var after = Read(edited);
        var changes = ContractComparer.Compare(before, after, Options);
        if (changes.Any(change => change.Severity == Severity.Breaking) != mutation.IsBreaking)
        {
            return "is called: " + string.Join("\n", changes.DefaultIfEmpty().Select(change => change?.ToString() ?? "nothing"));
        }

        if (ContractComparer.Compare(after, after, Options) is [var phantom, ..])
        {
            return "differs from itself: " + phantom;
        }

        var (there, back) = (Facts(changes, isReversed: false), Facts(ContractComparer.Compare(after, before, Options), isReversed: true));
        return there.SequenceEqual(back, StringComparer.Ordinal)
            ? null
            : "is another change the other way round:\n" + string.Join("\n", there.Except(back, StringComparer.Ordinal)) + "\nand:\n" + string.Join("\n", back.Except(there, StringComparer.Ordinal));
    }

    /// <summary>What changed in the contract, without what it means: that depends on the direction. So does C#: a class that two places share and one leaves is another thing than two classes that become one.</summary>
    private static List<string> Facts(IEnumerable<Change> changes, bool isReversed) => changes
        .Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal))
        .Select(change => (change, Old: isReversed ? change.New : change.Old, New: isReversed ? change.Old : change.New))
        .Select(each => $"{NewName().Replace(each.change.Subject, "")} {each.change.Fact}: {each.Old} → {each.New} in {string.Join(", ", each.change.Operations)}")
        .Order(StringComparer.Ordinal)
        .ToList();

    // What has another name now is called by that one: an alternative that asks for something else, a place that no longer says what others of its name say.
    [GeneratedRegex("(?<=Request|RequestBody)By[A-Za-z0-9]+|^[A-Za-z0-9]+(?=Lora\\b)")]
    private static partial Regex NewName();

    private static IEnumerable<Mutation> Sample(List<Mutation> all)
    {
        var shuffled = all.ToArray();
        new Random(20260101).Shuffle(shuffled);
        return IsLong ? all : shuffled.Take(SampleSize);
    }

    private static DocumentNode Load(AcceptedDocument document, bool hasOverlay)
    {
        var root = DocumentReader.Read(document.DocumentPath);
        if (hasOverlay)
        {
            Overlay.Load(document.OverlayPath).ApplyTo(root);
        }

        return root;
    }

    private static Contract Read(DocumentNode root) => OpenApiContractReader.Read(OpenApiDocument.From(root).Root);
}
