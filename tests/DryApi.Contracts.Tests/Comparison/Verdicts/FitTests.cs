using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Contracts.Tests.Comparison.Values;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using Json.Schema;

namespace DryApi.Contracts.Tests.Comparison.Verdicts;

/// <summary>
/// Which schemas take all values of which others, and which have none in common, each held against each. An alternative that another one
/// takes is none that callers miss; alternatives that are apart say the same in <c>oneOf</c> and in <c>anyOf</c>.
/// </summary>
public sealed class FitTests
{
    private const string Scalars = """
        Free: { }
        Text: { type: string }
        MaybeText: { type: [string, 'null'] }
        Short: { type: string, maxLength: 3 }
        Long: { type: string, minLength: 4 }
        Pattern: { type: string, maxLength: 3, pattern: '^a' }
        Date: { type: string, format: date }
        Https: { type: string, x-schemes: [https] }
        Http: { type: string, x-schemes: [http, https] }
        Words: { type: string, enum: [ab, abc] }
        Word: { type: string, enum: [abc] }
        Whole: { type: integer }
        Number: { type: number }
        UpToTwo: { type: number, maximum: 2 }
        BelowTwo: { type: number, exclusiveMaximum: 2 }
        FromTwo: { type: integer, minimum: 2 }
        AboveTwo: { type: number, exclusiveMinimum: 2 }
        FromThree: { type: number, minimum: 3 }
        Even: { type: integer, multipleOf: 2 }
        Fours: { type: integer, multipleOf: 4, minimum: 4 }
        Two: { type: integer, enum: [2] }
        MaybeUpToTwo: { type: [number, 'null'], maximum: 2 }
        LeastThree: { minimum: 3 }
        MostTwo: { maximum: 2 }
        LeastFour: { minLength: 4 }
        WholeOfThree: { type: integer, maxLength: 3 }
        NullOrTwo: { enum: [null, 2] }
        Null: { type: 'null' }
        Flag: { type: boolean }
        Yes: { type: boolean, enum: [true] }
        Mixed: { enum: [abc, 2, true] }
        TextOrWhole: { type: [string, integer] }
        ShortOrLong: { anyOf: [{ type: string, maxLength: 3 }, { type: string, minLength: 4 }, { type: 'null' }] }
        OneOf: { oneOf: [{ type: string, maxLength: 2 }, { type: string, minLength: 5 }] }
        Overlap: { oneOf: [{ type: string, maxLength: 4 }, { type: string, minLength: 3 }] }
        NotShort: { not: { type: string, maxLength: 3 } }
        NotWhole: { not: { type: integer } }
        Texts: { type: array, items: { type: string } }
        Object: { type: object }
        """;

    private const string Arrays = """
        Free: { }
        NotShort: { not: { type: string, maxLength: 3 } }
        Texts: { type: array, items: { type: string } }
        Shorts: { type: array, items: { type: string, maxLength: 3 }, minItems: 1, maxItems: 3 }
        Unique: { type: array, items: { type: string }, uniqueItems: true, minItems: 2 }
        Wholes: { type: array, items: { type: integer } }
        TextThenWholes: { type: array, prefixItems: [{ type: string }], items: { type: integer } }
        WholeThenWholes: { type: array, prefixItems: [{ type: integer, minimum: 2 }], items: { type: integer } }
        Tuple: { type: array, prefixItems: [{ type: string, maxLength: 3 }] }
        Pair: { type: array, prefixItems: [{ type: string }, { type: integer }] }
        WithWhole: { type: array, contains: { type: integer } }
        WithNumber: { type: array, contains: { type: number } }
        """;

    private const string Objects = """
        Free: { }
        NotShort: { not: { type: string, maxLength: 3 } }
        Object: { type: object }
        A: { type: object, properties: { a: { type: string } } }
        HasA: { type: object, properties: { a: { type: string } }, required: [a] }
        ShortA: { type: object, properties: { a: { type: string, maxLength: 3 } }, required: [a] }
        Closed: { type: object, properties: { a: { type: string } }, additionalProperties: false }
        ClosedB: { type: object, properties: { b: { type: integer } }, required: [b], additionalProperties: false }
        HasZ: { type: object, properties: { a: { type: string } }, required: [z] }
        AsB: { type: object, properties: { a: { type: string }, b: { type: integer } } }
        NumbersBeside: { type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }
        TextMap: { type: object, additionalProperties: { type: string } }
        ShortMap: { type: object, additionalProperties: { type: string, maxLength: 3 } }
        X: { type: object, patternProperties: { '^x': { type: string } } }
        ShortX: { type: object, patternProperties: { '^x': { type: string, maxLength: 3 }, '^y': { type: integer } } }
        Y: { type: object, patternProperties: { '^y': { type: integer } }, additionalProperties: false }
        ClosedX: { type: object, patternProperties: { '^x': { type: string } }, additionalProperties: false }
        HasX: { type: object, properties: { xa: { type: string } }, required: [xa] }
        WholeX: { type: object, properties: { xa: { type: integer } } }
        Drill: { type: object, required: [kind], properties: { kind: { const: drill } } }
        Saw: { type: object, required: [kind], properties: { kind: { const: saw } } }
        Tool: { oneOf: [{ $ref: '#/components/schemas/Drill' }, { $ref: '#/components/schemas/Saw' }] }
        Tools: { type: object, required: [kind], properties: { kind: { enum: [drill, saw] } } }
        Chain: { type: object, properties: { next: { $ref: '#/components/schemas/Chain' }, a: { type: string } } }
        ShortChain: { type: object, properties: { next: { $ref: '#/components/schemas/ShortChain' }, a: { type: string, maxLength: 3 } } }
        LongChain: { type: object, properties: { next: { $ref: '#/components/schemas/Chain' }, a: { type: integer } } }
        Names: { type: object, propertyNames: { maxLength: 3 } }
        ShortNames: { type: object, propertyNames: { maxLength: 2 }, dependentRequired: { a: [b] } }
        IfA: { type: object, if: { required: [a] }, then: { required: [b] } }
        IfAShort: { type: object, if: { required: [a] }, then: { required: [b], maxProperties: 3 } }
        IfB: { type: object, if: { required: [b] }, then: { required: [b] } }
        Group: { allOf: [{ $ref: '#/components/schemas/HasA' }, { anyOf: [{ required: [b] }, { required: [c] }] }] }
        """;

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    /// <summary>
    /// None of it is refuted by a value: one of two that are apart would be one that <c>oneOf</c> forbids, and one of a schema that another
    /// one takes is allowed there. Values by chance, judged by a validator of JSON Schema.
    /// </summary>
    [Theory]
    [InlineData(nameof(Scalars), Scalars)]
    [InlineData(nameof(Arrays), Arrays)]
    [InlineData(nameof(Objects), Objects)]
    public void Compare_OnUnionsOfTwo_KnowsWhichTakesTheOtherAndWhichAreApart(string kind, string schemas)
    {
        var lines = schemas.Split('\n');
        var fits = Fits(lines);

        string.Join("\n", lines.Zip(fits, (schema, fit) => $"{schema}\n" + Line("is taken by", fit.Sent.Intersect(fit.Received)) + Line("is taken by, where it is sent", fit.Sent.Except(fit.Received))
            + Line("is taken by, where it is received", fit.Received.Except(fit.Sent)) + Line("is apart from", fit.Apart))).MatchSnapshot($"FitTests.{kind}");

        Refuted(lines, fits).ShouldBeEmpty();
    }

    /// <summary>Whether one schema is taken by another, where it is sent and where it is received, and whether they are apart.</summary>
    [Theory]

    // Bounds, however they are said.
    [InlineData("{ type: number, exclusiveMaximum: 5 }", "{ type: number, exclusiveMaximum: 7 }", "sent received")]
    [InlineData("{ type: number, exclusiveMaximum: 7 }", "{ type: number, exclusiveMaximum: 5 }", "")]
    [InlineData("{ type: number, maximum: 5 }", "{ type: number, exclusiveMaximum: 7 }", "sent received")]
    [InlineData("{ type: number, maximum: 7 }", "{ type: number, exclusiveMaximum: 7 }", "")]
    [InlineData("{ type: number, maximum: 9 }", "{ type: number, exclusiveMaximum: 7 }", "")]
    [InlineData("{ type: number, exclusiveMinimum: 5 }", "{ type: number, exclusiveMinimum: 3 }", "sent received")]
    [InlineData("{ type: number, exclusiveMinimum: 3 }", "{ type: number, exclusiveMinimum: 5 }", "")]
    [InlineData("{ type: number, minimum: 5 }", "{ type: number, exclusiveMinimum: 3 }", "sent received")]
    [InlineData("{ type: number, minimum: 3 }", "{ type: number, exclusiveMinimum: 3 }", "")]
    [InlineData("{ type: number, minimum: 2 }", "{ type: number, exclusiveMinimum: 3 }", "")]
    [InlineData("{ type: string, maxLength: 3 }", "{ type: string, maxLength: 5 }", "sent received")]
    [InlineData("{ type: string, minLength: 3 }", "{ type: string, minLength: 5 }", "")]
    [InlineData("{ type: string, x-file-types: [png] }", "{ type: string, x-file-types: [png, jpg] }", "sent received")]
    [InlineData("{ type: string, x-file-types: [png, jpg] }", "{ type: string, x-file-types: [png] }", "")]

    // Lists of values, each of which fits another alternative; values that no multiple is.
    [InlineData("{ type: string, enum: [a, long] }", "{ anyOf: [{ type: string, enum: [long] }, { type: string, maxLength: 1 }] }", "sent received")]
    [InlineData("{ type: string, enum: [a, long, longer] }", "{ anyOf: [{ type: string, enum: [long] }, { type: string, maxLength: 1 }] }", "")]
    [InlineData("{ type: string, enum: [a, long] }", "{ oneOf: [{ type: string, enum: [long] }, { type: string, maxLength: 1 }] }", "sent received")]
    [InlineData("{ type: string, enum: [a, long] }", "{ oneOf: [{ type: string, enum: [long, a] }, { type: string, maxLength: 1 }] }", "")]
    [InlineData("{ type: integer, enum: [3, 5] }", "{ type: integer, multipleOf: 2 }", "apart")]
    [InlineData("{ type: integer, enum: [3, 4] }", "{ type: integer, multipleOf: 2 }", "")]
    [InlineData("{ anyOf: [{ type: string, minLength: 1 }, { type: integer, minimum: 1 }] }", "{ type: string, maxLength: 9 }", "")]
    [InlineData("{ anyOf: [{ type: string, minLength: 1 }, { type: integer, minimum: 1 }] }", "{ type: boolean }", "apart")]

    // Another condition is none that asks for as much.
    [InlineData("{ type: object, if: { properties: { a: { maxLength: 2 } } }, then: { required: [b] } }", "{ type: object, if: { properties: { a: { maxLength: 3 } } }, then: { required: [b] } }", "")]
    [InlineData("{ type: object, if: { properties: { a: { maxLength: 2 } } }, then: { required: [b, c] } }", "{ type: object, if: { properties: { a: { maxLength: 2 } } }, then: { required: [b] } }", "sent received")]

    // What is asked for and described by the others alone, and names that fit a pattern.
    [InlineData("{ type: object, required: [z], additionalProperties: { type: string } }", "{ type: object, properties: { z: { type: string } } }", "sent received")]
    [InlineData("{ type: object, required: [z], additionalProperties: { type: integer } }", "{ type: object, properties: { z: { type: string } } }", "")]
    [InlineData("{ type: object, patternProperties: { '^x': { type: string }, '^y': { type: integer } } }", "{ type: object, patternProperties: { '^x': { type: string } }, additionalProperties: { type: string } }", "")]
    [InlineData("{ type: object, patternProperties: { '^x': { type: string }, '^y': { type: string } }, additionalProperties: { type: string } }", "{ type: object, patternProperties: { '^x': { type: string } }, additionalProperties: { type: string } }", "sent received")]
    public void Compare_OnTwoSchemas_KnowsHowTheyFit(string one, string other, string expected) => FitOf([$"One: {one}", $"Other: {other}"]).ShouldBe(expected);

    /// <summary>However many members there are to ask for, one in another alone is as deep as it can be followed.</summary>
    [Fact]
    public void Compare_OnObjectsOfManyMembers_AsksForEach()
    {
        FitOf(["One: " + Members("maxLength: 3", "maxLength: 1"), "Other: " + Members("maxLength: 5", "maxLength: 2")]).ShouldBe("sent received");
        FitOf(["One: " + Members("maxLength: 3", "maxLength: 1"), "Other: " + Members("maxLength: 5", "minLength: 2")]).ShouldBe("apart");

        static string Members(string each, string last) =>
            $"{{ type: object, required: [zz], properties: {{ {string.Concat(Enumerable.Range(0, 80).Select(i => $"p{i}: {{ type: string, {each} }}, "))} zz: {{ type: string, {last} }} }} }}";
    }

    private static string FitOf(string[] lines)
    {
        var fit = Fits(lines)[0];
        return string.Join(" ", new[] { fit.Sent.Count > 0 ? "sent" : null, fit.Received.Count > 0 ? "received" : null, fit.Apart.Count > 0 ? "apart" : null }.OfType<string>());
    }

    private static List<string> Refuted(string[] lines, List<Fit> fits)
    {
        var values = new RandomValue(new Random(1));
        var schemas = lines.Select(line => Json(line.Split(": ", 2)[1])).ToList();
        var validators = schemas.Select(schema => JsonSchema.FromText(Whole(schema, lines), new BuildOptions { SchemaRegistry = new SchemaRegistry() })).ToList();
        var refuted = new List<string>();
        foreach (var (text, own) in Enumerable.Range(0, TestLength.Rounds(6, 200)).SelectMany(_ => schemas.Select((schema, index) => (values.For(schema, 3)?.ToJsonString() ?? "null", index))).Distinct())
        {
            using var value = JsonDocument.Parse(text);
            var allowed = fits.Where((_, index) => validators[index].Evaluate(value.RootElement).IsValid).Select(fit => fit.Name).ToHashSet(StringComparer.Ordinal);
            refuted.AddRange(fits.Where(fit => allowed.Contains(fit.Name)).SelectMany(fit => fit.Apart.Where(allowed.Contains).Select(other => $"{fit.Name} and {other} are not apart: {text}")));
            if (allowed.Contains(fits[own].Name) && IsDescribed(schemas[own], value.RootElement))
            {
                refuted.AddRange(fits[own].Sent.Union(fits[own].Received).Where(other => !allowed.Contains(other)).Select(other => $"{fits[own].Name} is not taken by {other}: {text}"));
            }
        }

        return refuted;
    }

    private static List<Fit> Fits(string[] lines)
    {
        var (names, schemas) = (lines.Select(line => line.Split(':')[0]).ToList(), Read(lines).Schemas);
        return [.. names.Select(name => FitOf(name, names, schemas))];
    }

    private static Fit FitOf(string one, List<string> names, IReadOnlyList<ContractSchema> schemas)
    {
        var (before, after) = (New(schemas), New(schemas));
        var others = names.Where(name => name != one).ToList();
        foreach (var name in others)
        {
            // With one more that takes none of the others: it is a union on both sides.
            var (alone, beside) = (Union(SchemaKind.AnyOf, ArrayOf(name), new SchemaExpression(SchemaKind.Boolean)), Union(SchemaKind.AnyOf, ArrayOf(one), ArrayOf(name), new SchemaExpression(SchemaKind.Boolean)));
            Add(name, "sent", beside, alone);
            Add(name, "received", alone, beside);
            Add(name, "apart", Union(SchemaKind.OneOf, Reference(one), Reference(name)), Union(SchemaKind.AnyOf, Reference(one), Reference(name)));
        }

        var told = ContractComparer.Compare(before, after, Options).SelectMany(change => change.Operations.Select(operation => (operation, change.Severity))).ToLookup(each => each.operation, each => each.Severity);
        return new Fit(one, [.. others.Where(name => told[$"POST /{name}/sent"].Max() == Severity.Info)], [.. others.Where(name => told[$"POST /{name}/received"].Max() == Severity.Info)], [.. others.Where(name => !told[$"POST /{name}/apart"].Any())]);

        void Add(string name, string question, SchemaExpression from, SchemaExpression to)
        {
            before.Operations.Add(Operation(name, question, from));
            after.Operations.Add(Operation(name, question, to));
        }
    }

    private static Contract New(IReadOnlyList<ContractSchema> schemas)
    {
        var contract = new Contract { Title = "t", Version = "1" };
        contract.Schemas.AddRange(schemas);
        return contract;
    }

    /// <summary>Whether a value has no properties but those that a schema describes, if it describes any: nobody is taken to send others.</summary>
    private static bool IsDescribed(JsonNode schema, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().All(item => IsDescribed(schema["items"] ?? new JsonObject(), item))
        : value.ValueKind != JsonValueKind.Object || schema["additionalProperties"] is not null || schema["allOf"] is not null || schema["oneOf"] is not null
        || value.EnumerateObject().All(property => schema["properties"]?[property.Name] is { } inner ? IsDescribed(inner, property.Value) : schema["patternProperties"] is not null && property.Name[0] == 'x');

    /// <summary>A schema without extensions, which the validator does not take.</summary>
    private static JsonObject Json(string yaml)
    {
        var schema = (JsonObject)JsonNode.Parse(Tree.Write(Tree.Yaml(yaml)))!;
        schema.Remove("x-schemes");
        return schema;
    }

    private static string Whole(JsonNode schema, string[] lines)
    {
        var whole = (JsonObject)schema.DeepClone();
        whole["$defs"] = new JsonObject(lines.Select(line => KeyValuePair.Create(line.Split(':')[0], (JsonNode?)Json(line.Split(": ", 2)[1]))));
        return whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
    }

    private static ContractOperation Operation(string name, string question, SchemaExpression type) => new()
    {
        Method = "POST",
        Path = $"/{name}/{question}",
        Bodies = question == "received" ? [] : [new ContractContent("application/json", type)],
        Responses = [new ContractResponse { Name = "200", Contents = question == "received" ? [new ContractContent("application/json", type)] : [] }],
    };

    private static SchemaExpression ArrayOf(string name) => new(SchemaKind.Array, arguments: [Reference(name)]);

    private static SchemaExpression Reference(string name) => new(SchemaKind.Reference, reference: name);

    private static SchemaExpression Union(SchemaKind kind, params SchemaExpression[] members) => new(kind, arguments: members);

    private static string Line(string what, IEnumerable<string> names) => names.ToList() is { Count: > 0 } all ? $"  {what}: {string.Join(", ", all)}\n" : "";

    private static Contract Read(string[] lines)
    {
        var text = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: { }\ncomponents:\n  schemas:\n" + string.Concat(lines.Select(line => $"    {line}\n"));
        return OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "a.yaml")).Root);
    }

    /// <param name="Name">The schema.</param>
    /// <param name="Sent">Those that take it where it is sent.</param>
    /// <param name="Received">Those that take it where it is received.</param>
    /// <param name="Apart">Those that have no value in common with it.</param>
    private sealed record Fit(string Name, IReadOnlyList<string> Sent, IReadOnlyList<string> Received, IReadOnlyList<string> Apart);
}
