using System.Collections.Concurrent;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift.Permutations;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// The order in which a document says things is no fact. Some twenty orders of each document each time; with <c>DRYAPI_LONG_TESTS=1</c>
/// five hundred. Documents named in <c>DRYAPI_DOCUMENTS</c>, apart from one another as in a search path, are tried as well.
/// </summary>
public sealed class DocumentOrderTests
{
    public static TheoryData<string> Documents =>
    [
        .. AcceptedDocument.All.Select(document => "accepted " + document.Name), "generated 1", "generated 2", "generated 3",
        .. OtherDocuments.Paths,
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Diff_OnADocumentInAnotherOrder_IsNoChange(string name)
    {
        var document = TextOf(name);
        var @base = Read(document);
        var text = ContractWriter.Write(@base);
        var problems = new ConcurrentBag<string>();

        Parallel.For(0, Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1" ? 500 : 20, seed =>
        {
            var permuted = PermutedDocument.Of(document, seed);
            permuted.ShouldNotBe(document);
            var head = Read(permuted);
            var changes = ContractComparer.Compare(@base, head, new ComparisonOptions { Today = new DateTime(2026, 1, 1) });
            if (changes.Count > 0)
            {
                problems.Add($"seed {seed}: {changes.Count} changes, the first: {changes[0]}");
            }
            else if (ContractWriter.Write(head) != text)
            {
                problems.Add($"seed {seed}: another text");
            }
        });

        problems.Order(StringComparer.Ordinal).Take(10).ShouldBeEmpty($"{problems.Count} in all");
    }

    private static string TextOf(string name) => name.Split(' ') switch
    {
        ["accepted", var document] => AcceptedDocument.Of(document).Text,
        ["generated", var seed] => GeneratedDocument.Of(int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        _ => File.ReadAllText(name),
    };

    private static Contract Read(string document) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root);
}
