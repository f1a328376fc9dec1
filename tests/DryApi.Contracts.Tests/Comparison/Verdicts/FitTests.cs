using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison.Verdicts;

/// <summary>
/// Which schemas take all values of which others, and which have none in common, each held against each. An alternative that another one
/// takes is none that callers miss; alternatives that are apart say the same in <c>oneOf</c> and in <c>anyOf</c>.
/// </summary>
public sealed class FitTests
{
    private const string Schemas = """
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
        Shorts: { type: array, items: { type: string, maxLength: 3 }, minItems: 1, maxItems: 3 }
        Unique: { type: array, items: { type: string }, uniqueItems: true, minItems: 2 }
        Tuple: { type: array, prefixItems: [{ type: string, maxLength: 3 }] }
        Pair: { type: array, prefixItems: [{ type: string }, { type: integer }] }
        WithWhole: { type: array, contains: { type: integer } }
        WithNumber: { type: array, contains: { type: number } }
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

    private static string[] Names => [.. Schemas.Split('\n').Select(line => line.Split(':')[0])];

    [Fact]
    public void Compare_OnUnionsOfTwo_KnowsWhichTakesTheOtherAndWhichAreApart() =>
        string.Join("\n", Schemas.Split('\n').Index().Select(line => $"{line.Item}\n{Row(line.Index)}")).MatchSnapshot("FitTests.Fits");

    private static string Row(int row)
    {
        var names = Names;
        var array = new SchemaExpression(SchemaKind.Array, arguments: [Reference(names[row])]);
        var (before, after) = (Read(), Read());
        foreach (var name in names)
        {
            var (alone, beside) = (Union(SchemaKind.AnyOf, ArrayOf(name)), Union(SchemaKind.AnyOf, array, ArrayOf(name)));
            Add(name, "sent", beside, alone);
            Add(name, "received", alone, beside);
            Add(name, "apart", Union(SchemaKind.OneOf, Reference(names[row]), Reference(name)), Union(SchemaKind.AnyOf, Reference(names[row]), Reference(name)));
        }

        var told = ContractComparer.Compare(before, after, Options).SelectMany(change => change.Operations.Select(operation => (operation, change.Severity))).ToLookup(each => each.operation, each => each.Severity);
        var others = names.Where(name => name != names[row]).ToList();
        return Line("is taken by", others.Where(name => Is(name, "sent") && Is(name, "received")))
            + Line("is taken by, where it is sent", others.Where(name => Is(name, "sent") && !Is(name, "received")))
            + Line("is taken by, where it is received", others.Where(name => !Is(name, "sent") && Is(name, "received")))
            + Line("is apart from", names.Where(name => !told[$"POST /{name}/apart"].Any()));

        bool Is(string name, string question) => told[$"POST /{name}/{question}"].Max() == Severity.Info;

        void Add(string name, string question, SchemaExpression from, SchemaExpression to)
        {
            before.Operations.Add(Operation(name, question, from));
            after.Operations.Add(Operation(name, question, to));
        }
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

    /// <summary>With one more that takes none of the others: it is a union on both sides.</summary>
    private static SchemaExpression Union(SchemaKind kind, params SchemaExpression[] members) =>
        new(kind, arguments: kind == SchemaKind.AnyOf && members.All(member => member.Kind == SchemaKind.Array) ? [.. members, new SchemaExpression(SchemaKind.Boolean)] : members);

    private static string Line(string what, IEnumerable<string> names) => names.ToList() is { Count: > 0 } all ? $"  {what}: {string.Join(", ", all)}\n" : "";

    private static Contract Read()
    {
        var text = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: { }\ncomponents:\n  schemas:\n" + string.Concat(Schemas.Split('\n').Select(line => $"    {line}\n"));
        return OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "a.yaml")).Root);
    }
}
