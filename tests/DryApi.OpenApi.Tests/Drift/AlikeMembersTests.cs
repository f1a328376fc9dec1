using System.Globalization;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// What stands side by side, has no name of its own and looks alike (members of a union, conditions of a group) is known again by what it says:
/// whatever is edited inside one of them, that edit is told and nothing else, and the others keep their names.
/// </summary>
public sealed class AlikeMembersTests
{
    private const string Lists = """{ oneOf: [{ type: array, items: { type: object, properties: { a: { type: string, maxLength: # } } } }, { type: array, items: { type: object, properties: { a: { type: integer } } } }, { type: array, items: { type: object, properties: { a: { type: boolean } } } }] }""";
    private const string Objects = """{ anyOf: [{ type: object, properties: { a: { type: string, maxLength: # }, b: { type: string } } }, { type: object, properties: { a: { type: string, maxLength: 100 }, b: { type: boolean } } }, { type: object, properties: { a: { type: integer }, b: { type: integer } } }] }""";
    private const string Conditional = """{ oneOf: [{ type: object, if: { required: [a] }, then: { properties: { b: { type: string, maxLength: # } } } }, { type: object, if: { required: [c] }, then: { properties: { b: { type: integer } } } }] }""";
    private const string Tuples = """{ oneOf: [{ type: array, prefixItems: [{ type: object, properties: { a: { type: string, maxLength: # } } }] }, { type: array, prefixItems: [{ type: object, properties: { a: { type: integer } } }] }] }""";
    private const string InUnions = """{ oneOf: [{ type: array, items: { anyOf: [{ type: object, properties: { a: { type: string, maxLength: # } } }, { type: integer }] } }, { type: array, items: { anyOf: [{ type: object, properties: { a: { type: boolean } } }, { type: string }] } }] }""";
    private const string TwoUnions = """{ oneOf: [{ type: object, properties: { a: { type: string, maxLength: # } } }, { type: integer }], anyOf: [{ type: object, properties: { a: { type: string, minLength: 1 } } }, { type: integer }] }""";
    private const string Group = """{ type: object, allOf: [{ if: { required: [a] }, then: { properties: { b: { type: string, maxLength: # } } } }, { if: { required: [c] }, then: { properties: { b: { type: string, maxLength: 300 } } } }, { if: { required: [d] }, then: { properties: { b: { type: string, maxLength: 400 } } } }] }""";
    private const string Exclusions = """{ type: object, allOf: [{ not: { type: object, required: [a], properties: { a: { type: string, maxLength: # } } } }, { not: { type: object, required: [b], properties: { b: { type: string } } } }] }""";

    public static TheoryData<string> Schemas => [Lists, Objects, Conditional, Tuples, InUnions, TwoUnions, Group];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Diff_OnAnEditInOneOfThoseThatLookAlike_IsThatEdit(string schema)
    {
        var @base = Read(schema, 50);
        foreach (var length in Enumerable.Range(1, 30))
        {
            var changes = OnTheWire(@base, Read(schema, length));

            changes.ShouldAllBe(change => change.RuleName == "request-property-max-length-decreased" && change.Old == "50", $"to {length}: {string.Join("; ", changes)}");
            changes.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Diff_OnAnEditInEachOfThoseThatLookAlike_IsThoseEdits()
    {
        const string schema = """{ oneOf: [{ type: object, properties: { a: { type: string, maxLength: # }, b: { type: string }, c: { type: string } } }, { type: object, properties: { a: { type: string, maxLength: @ }, b: { type: integer }, c: { type: integer } } }, { type: object, properties: { a: { type: string, maxLength: # }, b: { type: boolean }, c: { type: boolean } } }] }""";
        var @base = Read(schema.Replace("@", "70", StringComparison.Ordinal), 50);
        foreach (var length in Enumerable.Range(1, 30))
        {
            var changes = OnTheWire(@base, Read(schema.Replace("@", "60", StringComparison.Ordinal), length));

            changes.Select(change => $"{change.Old} {change.New}").Order(StringComparer.Ordinal).ShouldBe([$"50 {length}", $"50 {length}", "70 60"]);
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    [InlineData(Exclusions)]
    public void Read_OnAnEditInOneOfThoseThatLookAlike_NamesTheOthersAsBefore(string schema)
    {
        var untouched = Enumerable.Range(1, 30).Select(length => Read(schema, length).Schemas.Where(other => !IsOrNamesEdited(other)).Select(other => ContractWriter.Write(other)).ToList()).ToList();

        untouched.ShouldAllBe(schemas => schemas.SequenceEqual(untouched[0]), string.Join("\n", untouched.SelectMany(schemas => schemas).Distinct()));

        static bool IsOrNamesEdited(ContractSchema schema) => schema.Name == "ARequest" || schema.Properties.Exists(property => property.Type["maxLength"] is { Length: < 3 });
    }

    /// <summary>Where everything is told apart by its place, or by a name that its document gave, nothing is added to that name.</summary>
    [Fact]
    public void Read_OnMembersThatDoNotLookAlike_GivesPlainNames() =>
        Read("""{ oneOf: [{ type: array, items: { type: object, properties: { a: { type: string } } } }, { type: array, items: { type: string } }, { type: object, required: [b], properties: { b: { type: string, maxLength: # } } }] }""", 1)
            .Schemas.Select(schema => schema.Name).ShouldBe(["ARequestByB", "ARequestByItem", "Cold", "Red"]);

    [Fact]
    public void Read_OnUnionsSideBySideInAnotherOrder_IsTheSame()
    {
        const string one = """oneOf: [{ type: object, properties: { a: { type: string } } }, { type: integer }]""";
        const string other = """anyOf: [{ type: object, properties: { a: { type: boolean } } }, { type: integer }]""";

        ContractWriter.Write(Read($"{{ {one}, {other} }}", 1)).ShouldBe(ContractWriter.Write(Read($"{{ {other}, {one} }}", 1)));
    }

    /// <summary>Values of one type are one list of them, with names and without.</summary>
    [Theory]
    [InlineData("{ anyOf: [{ $ref: '#/components/schemas/Red' }, { type: string, const: blue }] }", "{ type: string, enum: [red, blue] }", 0)]
    [InlineData("{ anyOf: [{ $ref: '#/components/schemas/Red' }, { $ref: '#/components/schemas/Cold' }] }", "{ type: string, enum: [red, blue, green] }", 0)]
    [InlineData("{ anyOf: [{ $ref: '#/components/schemas/Red' }, { type: string, const: blue }] }", "{ type: string, enum: [red, blue, grey] }", 1)]
    [InlineData("{ anyOf: [{ $ref: '#/components/schemas/Red' }, { type: string, maxLength: 3 }] }", "{ type: string, enum: [red] }", 1)]
    public void Diff_OnValuesUnderNames_IsWhatTheValuesAre(string @base, string head, int count)
    {
        OnTheWire(Read(@base, 1), Read(head, 1)).Count.ShouldBe(count);
        OnTheWire(Read(head, 1), Read(@base, 1)).Count.ShouldBe(count);
    }

    /// <summary>What differs on the wire, of what operations use.</summary>
    private static IReadOnlyList<Change> OnTheWire(Contract @base, Contract head) =>
        [.. ContractComparer.Compare(@base, head, new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).Where(change => change.Operations.Count > 0 && !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal))];

    private static Contract Read(string schema, int length) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Yaml(
        $$"""
        openapi: 3.1.0
        info: { title: t, version: '1' }
        paths:
          /a: { post: { requestBody: { content: { application/json: { schema: {{schema.Replace("maxLength: #", "maxLength: " + length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}} } } }, responses: { '204': { description: x } } } }
        components:
          schemas:
            Red: { type: string, const: red }
            Cold: { oneOf: [{ type: string, const: blue }, { type: string, const: green }] }
        """)).Root);
}
