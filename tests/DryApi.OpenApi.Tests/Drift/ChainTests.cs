using System.Collections.Concurrent;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Normalization;
using DryApi.Tests.Mutations;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// What a comparison over two versions names has its reason in one of the two steps: the place, what it stands in, or what stands in it, is named
/// there, or the type or member of C# that feels it. Pairs of the edits of <see cref="WholeMutations"/> by chance; with <c>DRYAPI_LONG_TESTS=1</c> many.
/// </summary>
public sealed class ChainTests(ITestOutputHelper log)
{
    private static readonly char[] Steps = ['.', ' ', '[', '<'];

    private static readonly int Pairs = Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1" ? 3_000 : 40;

    public static TheoryData<string> Documents => [.. AcceptedDocument.All.Select(document => document.Name), "shop"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Diff_OverTwoSteps_NamesNothingWithoutReasonInOneOfThem(string name)
    {
        var root = Tree.Json(name == "shop" ? ShopDocument.Text : AcceptedDocument.Of(name).Text);
        var all = WholeMutations.Of(root);
        var a = Read(DocumentCopier.Copy(root));
        var problems = new ConcurrentBag<string>();
        var compared = 0;
        Parallel.For(0, Pairs, seed =>
        {
            var random = new Random(seed);
            var (first, second) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
            var (edited, both) = (DocumentCopier.Copy(root), DocumentCopier.Copy(root));
            if (!Apply(first, edited) || !Apply(first, both) || !Apply(second, both))
            {
                return;
            }

            Interlocked.Increment(ref compared);
            var (b, c) = (Read(edited), Read(both));
            var reasons = Compare(a, b).Concat(Compare(b, c)).SelectMany(change => new[] { change.Subject, change.Member }).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var change in Compare(a, c).Where(change => !reasons.Any(reason => Holds(reason, change.Subject) || Holds(change.Subject, reason))))
            {
                problems.Add($"seed {seed}: {first}, then {second}: {change.Headline}, of {string.Join(", ", reasons)}");
            }
        });

        log.WriteLine($"{compared} pairs");
        compared.ShouldBeGreaterThan(Pairs / 2);
        problems.Order(StringComparer.Ordinal).Take(10).ShouldBeEmpty($"{problems.Count} in all");
    }

    /// <summary>Whether a place is another one, or stands in it.</summary>
    private static bool Holds(string outer, string place) => place.StartsWith(outer, StringComparison.Ordinal) && (place.Length == outer.Length || Steps.Contains(place[outer.Length]));

    /// <summary>Makes an edit, unless an earlier one took away what it edits.</summary>
    private static bool Apply(Mutation mutation, DocumentNode root)
    {
        try
        {
            mutation.Apply(root);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static IReadOnlyList<Change> Compare(Contract before, Contract after) => ContractComparer.Compare(before, after, new ComparisonOptions { Today = new DateTime(2026, 1, 1) });

    private static Contract Read(DocumentNode root) => OpenApiContractReader.Read(OpenApiDocument.From(root).Root);
}
