using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// The members of a union, each with the end of the names of what stands in it. Members of a schema that would get one name, in whichever of
/// its unions, are told apart by what they say, all of them: none is the first, for that could be another one after the next edit.
/// </summary>
/// <param name="kind">Which union.</param>
/// <param name="members">What it consists of, with the ends of names.</param>
internal sealed class UnionBranches(SchemaKind kind, IReadOnlyList<(DocumentNode Member, SchemaFacts Facts, string Suffix)> members)
{
    /// <summary>Where schemas stand in schemas.</summary>
    private static readonly HashSet<string> Inside = new(StringComparer.Ordinal) { "items", "additionalProperties", "not", "oneOf", "anyOf", "allOf" };

    public SchemaKind Kind => kind;

    public IReadOnlyList<(DocumentNode Member, SchemaFacts Facts, string Suffix)> Members => members;

    /// <summary>The unions of a schema, in an order that is not the document's.</summary>
    public static IEnumerable<UnionBranches> Of(IReadOnlyList<SchemaUnion> unions, SchemaDigest digest, SchemaGatherer gatherer)
    {
        var branches = unions.OrderBy(union => union.Kind).Select(union => Of(union, digest, gatherer)).ToList();
        var shared = branches
            .SelectMany(branch => branch.Members)
            .GroupBy(member => member.Suffix, StringComparer.Ordinal)
            .Where(same => same.Skip(1).Any() && same.Where(member => member.Facts.Properties.Count + member.Facts.PatternProperties.Count > 0 || LeadsToNames(member.Member)).Skip(1).Any())
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return shared.Count == 0
            ? branches
            : branches.Select(branch => new UnionBranches(branch.Kind, [.. branch.Members.Select(member => shared.Contains(member.Suffix) ? member with { Suffix = member.Suffix + digest.Short(member.Member) } : member)]));
    }

    private static UnionBranches Of(SchemaUnion union, SchemaDigest digest, SchemaGatherer gatherer)
    {
        var members = digest.InOrder(union.Members);
        var facts = members.Select(member => gatherer.Gather(new SchemaParts(member))).ToList();
        var names = new BranchNames(facts);
        return new UnionBranches(union.Kind, [.. members.Select((member, i) => (member, facts[i], names.Of(facts[i])))]);
    }

    /// <summary>Whether something in a schema gets a name from where it stands.</summary>
    // Recursion is safe: the depth of a document is limited.
    private static bool LeadsToNames(DocumentNode schema) =>
        schema["properties"] is not null || schema["patternProperties"] is not null
        || schema.Properties.Any(property => KeywordSchemas.IsKeyword(property.Name) || (Inside.Contains(property.Name) && (LeadsToNames(property) || property.Items.Any(LeadsToNames))));
}
