using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>Unions, groups and keywords that hold schemas are judged by the values that they allow, in the direction in which values go.</summary>
public sealed class CompositionTests
{
    private const string Tools = """
        Drill: { type: object, required: [kind, torque], properties: { kind: { const: drill }, torque: { type: integer } } }
        Saw: { type: object, required: [kind, teeth], properties: { kind: { const: saw }, teeth: { type: integer } } }
        Bare: { type: object, properties: { note: { type: string } } }
        Bench: { oneOf: [{ $ref: "#/components/schemas/Drill" }, { $ref: "#/components/schemas/Saw" }] }
        """;

    private const string Drill = "{ $ref: '#/components/schemas/Drill' }";
    private const string Saw = "{ $ref: '#/components/schemas/Saw' }";
    private const string Bare = "{ $ref: '#/components/schemas/Bare' }";
    private const string Bench = "{ $ref: '#/components/schemas/Bench' }";

    /// <param name="base">The old schema.</param>
    /// <param name="head">The new one.</param>
    /// <param name="sent">What the change is where values are sent: quiet, mild (information or a warning), or breaking.</param>
    /// <param name="received">What it is where they are received.</param>
    [Theory]

    // One of several: what was sent is still accepted where nothing else fits it, and something new can come.
    [InlineData(Drill, $"{{ anyOf: [{Drill}, {Saw}] }}", "mild", "mild")]
    [InlineData(Drill, $"{{ oneOf: [{Saw}, {Drill}] }}", "mild", "breaking")]
    [InlineData(Bare, $"{{ oneOf: [{Bare}, {Drill}] }}", "breaking", "breaking")]
    [InlineData($"{{ anyOf: [{Drill}, {Saw}] }}", Drill, "breaking", "mild")]
    [InlineData($"{{ oneOf: [{Drill}, {Saw}] }}", Saw, "breaking", "mild")]
    [InlineData("{ type: object, properties: { a: { type: string } } }", "{ anyOf: [{ type: object, properties: { a: { type: string } } }, { type: string, enum: [''] }] }", "mild", "breaking")]

    // An object that only gains an optional property is the one that it was, whatever else is there.
    [InlineData("{ anyOf: [{ type: object, properties: { a: { type: string } } }, { type: string }] }", "{ anyOf: [{ type: object, properties: { b: { type: string }, a: { type: string }, c: { type: string } } }, { type: string }] }", "mild", "mild")]
    [InlineData("{ anyOf: [{ type: object, properties: { a: { type: string } } }, { type: string }] }", "{ anyOf: [{ type: object, required: [b], properties: { b: { type: string }, a: { type: string }, c: { type: string } } }, { type: string }] }", "breaking", "mild")]

    // Unions in unions are their members.
    [InlineData($"{{ anyOf: [{Drill}, {Saw}, {{ type: string }}] }}", $"{{ anyOf: [{{ anyOf: [{Saw}, {Drill}] }}, {{ type: string }}] }}", "quiet", "quiet")]
    [InlineData($"{{ oneOf: [{Drill}, {Saw}, {{ type: string }}] }}", $"{{ oneOf: [{Bench}, {{ type: string }}] }}", "quiet", "quiet")]
    [InlineData($"{{ oneOf: [{Drill}, {Saw}, {{ type: string }}] }}", $"{{ oneOf: [{Drill}, {{ type: string }}] }}", "breaking", "mild")]

    // A list of types, alternatives of one type each, and one alternative.
    [InlineData("{ type: [string, integer] }", "{ oneOf: [{ type: integer }, { type: string }] }", "quiet", "quiet")]
    [InlineData("{ type: [string, integer] }", "{ oneOf: [{ type: integer }, { type: boolean }] }", "breaking", "breaking")]
    [InlineData($"{{ type: object, oneOf: [{Drill}] }}", Drill, "quiet", "quiet")]
    [InlineData($"{{ type: object, oneOf: [{Drill}, {Saw}] }}", $"{{ type: object, oneOf: [{Drill}] }}", "breaking", "mild")]
    [InlineData("{ anyOf: [{ type: number }, { type: integer }] }", "{ anyOf: [{ type: number }, { type: string }] }", "mild", "breaking")]

    // Alternatives without a name are told apart by what they say, from the first to the last.
    [InlineData("{ oneOf: [{ type: object, required: [t], properties: { t: { const: a }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: b }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: c }, v: { type: string } } }] }",
        "{ oneOf: [{ type: object, required: [t], properties: { t: { const: c }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: a }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: b }, v: { type: string } } }] }", "quiet", "quiet")]
    [InlineData("{ oneOf: [{ type: object, required: [t], properties: { t: { const: a }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: b }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: c }, v: { type: string } } }] }",
        "{ oneOf: [{ type: object, required: [t], properties: { t: { const: a }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: b }, v: { type: string } } }, { type: object, required: [t], properties: { t: { const: c }, v: { type: integer } } }] }", "breaking", "breaking")]
    [InlineData("{ oneOf: [{ type: object, properties: { v: { type: string } } }, { type: object, properties: { v: { type: integer } } }, { type: object, properties: { v: { type: boolean } } }] }",
        "{ oneOf: [{ type: object, properties: { v: { type: boolean, enum: [true] } } }, { type: object, properties: { v: { type: string } } }, { type: object, properties: { v: { type: integer } } }] }", "breaking", "mild")]

    // A list of values says as much as the bounds that they keep to.
    [InlineData("{ type: string, maxLength: 9, minLength: 2 }", "{ type: string, enum: [open, shut] }", "breaking", "mild")]
    [InlineData("{ type: string, enum: [open, shut] }", "{ type: string, maxLength: 9 }", "mild", "mild")]
    [InlineData("{ type: integer, maximum: 1 }", "{ type: integer, enum: [1, 2] }", "breaking", "breaking")]

    // Null is allowed by all that hold, in whatever order.
    [InlineData($"{{ allOf: [{Bare}, {{ type: object }}] }}", $"{{ allOf: [{{ type: [object, 'null'] }}, {Bare}] }}", "quiet", "quiet")]
    [InlineData($"{{ allOf: [{{ type: [object, 'null'] }}] }}", "{ type: object }", "breaking", "mild")]

    // Keywords that hold schemas: words say nothing, narrowing narrows, and what is asked of what is another question.
    [InlineData("{ type: array, prefixItems: [{ type: number, description: one }] }", "{ type: array, prefixItems: [{ description: two, type: number }] }", "quiet", "quiet")]
    [InlineData("{ type: array, prefixItems: [{ type: number }] }", "{ type: array, prefixItems: [{ type: integer }] }", "breaking", "mild")]
    [InlineData("{ type: array, contains: { type: integer } }", "{ type: array, contains: { type: number } }", "mild", "breaking")]
    [InlineData("{ type: object, propertyNames: { maxLength: 4 } }", "{ type: object, propertyNames: { maxLength: 8 } }", "mild", "breaking")]
    [InlineData("{ type: object, then: { properties: { a: { maxLength: 4 } } } }", "{ type: object, then: { properties: { a: { maxLength: 2 } } } }", "breaking", "mild")]
    [InlineData("{ type: object, if: { properties: { a: { maxLength: 4 } } } }", "{ type: object, if: { properties: { a: { maxLength: 2 } } } }", "breaking", "breaking")]
    [InlineData("{ type: object, dependentRequired: { a: [b, c] } }", "{ type: object, dependentRequired: { a: [c, b] } }", "quiet", "quiet")]

    // Of several that all hold, each has its own conditions, and none is lost.
    [InlineData("{ allOf: [{ dependentRequired: { a: [b] } }, { type: object, dependentRequired: { a: [c] } }] }", "{ allOf: [{ type: object, dependentRequired: { a: [c, b] } }] }", "quiet", "quiet")]
    [InlineData("{ allOf: [{ dependentRequired: { a: [b] } }, { type: object, dependentRequired: { d: [c] } }] }", "{ allOf: [{ dependentRequired: { a: [b] } }, { type: object }] }", "mild", "breaking")]
    [InlineData("{ type: object, allOf: [{ if: { required: [a] }, then: { properties: { b: { maxLength: 4 } } } }, { if: { required: [c] }, then: { properties: { d: { maxLength: 4 } } } }] }", "{ type: object, allOf: [{ if: { required: [c] }, then: { properties: { d: { maxLength: 4 } } } }, { if: { required: [a] }, then: { properties: { b: { maxLength: 4 } } } }] }", "quiet", "quiet")]

    // What a keyword holds is a schema: its name is no fact, and what may stand in a condition is one that breaks nobody.
    [InlineData($"{{ type: array, prefixItems: [{Bare}] }}", "{ type: array, prefixItems: [{ type: object, properties: { note: { type: string } } }] }", "quiet", "quiet")]
    [InlineData($"{{ type: array, contains: {{ anyOf: [{Bare}, {{ type: string }}] }} }}", "{ type: array, contains: { anyOf: [{ type: string }, { type: object, properties: { note: { type: string } } }] } }", "quiet", "quiet")]
    [InlineData("{ type: object, if: { properties: { a: { maxLength: 4 } } } }", "{ type: object, if: { properties: { a: { maxLength: 4 }, b: { type: string } } } }", "mild", "mild")]

    // Null in an alternative is null in the union, under a name and beside the others.
    [InlineData("{ anyOf: [{ type: [string, 'null'] }, { type: integer }] }", "{ anyOf: [{ type: string }, { type: [integer, 'null'] }] }", "quiet", "quiet")]
    [InlineData("{ anyOf: [{ type: string, nullable: true }, { type: integer }] }", "{ anyOf: [{ type: string }, { type: integer }] }", "breaking", "mild")]

    // What is asked for without a description is asked for all the same; of a text, nothing is.
    [InlineData("{ type: object, required: [z], properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string } } }", "mild", "breaking")]
    [InlineData("{ type: object, properties: { a: { type: string } } }", "{ type: object, required: [z], properties: { a: { type: string } } }", "breaking", "mild")]
    [InlineData("{ type: string, required: [z] }", "{ type: string }", "quiet", "quiet")]
    [InlineData("{ type: string, additionalProperties: false }", "{ type: string }", "mild", "mild")]

    // Inheritance: what is taken over says the same wherever it is written.
    [InlineData($"{{ allOf: [{Bare}, {{ properties: {{ size: {{ type: integer }} }} }}] }}", "{ type: object, properties: { size: { type: integer }, note: { type: string } } }", "quiet", "quiet")]
    public void Diff_OnComposition_IsJudgedByValues(string @base, string head, string sent, string received)
    {
        Judge(@base, head, "sent").ShouldBe(sent);
        Judge(@base, head, "received").ShouldBe(received);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(4, 2)]
    [InlineData(2, 2)]
    public void Diff_OnTheConditionOfOneOfSeveralParts_IsTold(int first, int second)
    {
        var (old, @new) = (Parts(4, 4), Parts(first, second));

        Judge(old, @new, "sent").ShouldBe("breaking");
        Judge(old, @new, "received").ShouldBe("mild");
        Judge(@new, old, "sent").ShouldBe("mild");
        Judge(@new, old, "received").ShouldBe("breaking");

        static string Parts(int first, int second) =>
            $"{{ type: object, allOf: [{{ if: {{ required: [a] }}, then: {{ properties: {{ b: {{ maxLength: {first} }} }} }} }}, {{ if: {{ required: [c] }}, then: {{ properties: {{ d: {{ maxLength: {second} }} }} }} }}] }}";
    }

    [Theory]
    [InlineData("mapping: { d: '#/components/schemas/Drill' }", "mapping: { d: '#/components/schemas/Drill', Saw: Saw }", "quiet", "quiet")]
    [InlineData("mapping: { d: '#/components/schemas/Drill' }", "mapping: { bore: '#/components/schemas/Drill' }", "breaking", "breaking")]
    [InlineData("", "mapping: { saw: Saw }", "breaking", "breaking")]
    public void Diff_OnDiscriminator_IsJudgedByTheValuesOnTheWire(string @base, string head, string sent, string received)
    {
        Judge(With(@base), With(head), "sent").ShouldBe(sent);
        Judge(With(@base), With(head), "received").ShouldBe(received);

        static string With(string mapping) => $"{{ oneOf: [{Drill}, {Saw}], discriminator: {{ propertyName: kind, {mapping} }} }}";
    }

    [Fact]
    public void Diff_OnKindThatIsReachedByTheMappingAlone_IsTold()
    {
        const string pet = "Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }\n";

        Judge("{ $ref: '#/components/schemas/Pet' }", "{ $ref: '#/components/schemas/Pet' }", "received", pet + Dog("integer"), pet + Dog("string")).ShouldBe("breaking");
        Judge("{ $ref: '#/components/schemas/Pet' }", "{ $ref: '#/components/schemas/Pet' }", "received", pet + Dog("integer"), pet + Dog("integer")).ShouldBe("quiet");

        static string Dog(string type) => $"Dog: {{ allOf: [{{ $ref: '#/components/schemas/Pet' }}, {{ type: object, properties: {{ size: {{ type: {type} }} }} }}] }}";
    }

    /// <summary>A schema that one place alone leads to is told there, not as one that nothing uses.</summary>
    [Theory]
    [InlineData("{ type: object, patternProperties: { '^x': { $ref: '#/components/schemas/Bare' } } }")]
    [InlineData("{ type: object, additionalProperties: { $ref: '#/components/schemas/Bare' } }")]
    [InlineData("{ type: object, properties: { p: { $ref: '#/components/schemas/Bare' } } }")]
    [InlineData("{ type: array, prefixItems: [{ $ref: '#/components/schemas/Bare' }] }")]
    [InlineData("{ type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { b: '#/components/schemas/Bare' } } }")]
    public void Diff_OnASchemaThatOnePlaceLeadsTo_IsToldThereAlone(string user)
    {
        ContractComparer.Compare(Of("string"), Of("integer"), new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal)).ShouldHaveSingleItem().Operations.ShouldBe(["GET /a"]);

        Contract Of(string type) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Yaml(
            "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } } } } } }\n"
            + $"components:\n  schemas:\n    User: {user}\n    Bare: {{ type: object, properties: {{ note: {{ type: {type} }} }} }}\n")).Root);
    }

    /// <summary>A document that calls an object a string still means its properties.</summary>
    [Fact]
    public void Diff_OnPropertiesOfWhatIsNoObject_ComparesThem()
    {
        Judge("{ $ref: '#/components/schemas/Odd' }", "{ $ref: '#/components/schemas/Odd' }", "sent", Odd("string"), Odd("integer")).ShouldBe("breaking");
        Judge("{ $ref: '#/components/schemas/Odd' }", "{ $ref: '#/components/schemas/Odd' }", "sent", Odd("string"), Odd("string")).ShouldBe("quiet");

        static string Odd(string type) => $"Odd: {{ type: string, properties: {{ a: {{ type: {type} }} }} }}";
    }

    private static string Judge(string @base, string head, string direction, string? schemas = null, string? headSchemas = null)
    {
        // On the wire: what C# alone feels is told besides.
        var changes = ContractComparer.Compare(Read(@base, direction, schemas ?? Tools), Read(head, direction, headSchemas ?? schemas ?? Tools), new ComparisonOptions { Today = new DateTime(2026, 1, 1) })
            .Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal)).ToList();
        return changes.Count == 0 ? "quiet" : changes.Any(change => change.Severity == Severity.Breaking) ? "breaking" : "mild";
    }

    private static Contract Read(string schema, string direction, string schemas)
    {
        var content = $"content: {{ application/json: {{ schema: {{ type: object, properties: {{ p: {schema} }} }} }} }}";
        var operation = direction == "sent" ? $"requestBody: {{ {content} }}, responses: {{ '204': {{ description: done }} }}" : $"responses: {{ '200': {{ description: done, {content} }} }}";

        // All schemas are used on both sides: what nothing uses any more is another matter.
        var use = "/all: { get: { responses: { '200': { description: x, content: { application/json: { schema: { anyOf: [" +
            string.Join(", ", schemas.Split('\n').Select(line => $"{{ $ref: '#/components/schemas/{line.Split(':')[0].Trim()}' }}")) + "] } } } } } } }";
        var text = $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a: {{ post: {{ {operation} }} }}\n  {use}\ncomponents:\n  schemas:\n"
            + string.Concat(schemas.Split('\n').Select(line => "    " + line.Trim() + "\n"));
        return OpenApiContractReader.Read(OpenApiDocument.From(Tree.Yaml(text)).Root);
    }
}
