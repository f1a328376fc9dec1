using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Schemas that refer to one another, so that following every reference never ends or doubles with each step.</summary>
internal static class SchemaBombs
{
    public static IReadOnlyList<Bomb> All { get; } =
    [
        OfSchemas("folder-that-has-a-parent", text => text.Write(
            """
            "Bomb":{"type":"object","properties":{"name":{"type":"string"},"parent":{"allOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"object","required":["name"]}]}}}
            """)),
        OfSchemas("schema-that-is-a-part-of-itself", text => text.Write("""
            "Bomb":{"allOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"object","properties":{"a":{"$ref":"#/components/schemas/Bomb"}}}]}
            """)),
        OfSchemas("union-of-itself", text => text.Write("""
            "Bomb":{"oneOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"array","items":{"oneOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"string"}]}}]}
            """)),
        OfChain("diamonds-of-properties", 40, (text, next) => text.Write($$$$"""{"type":"object","properties":{"a":{"$ref":"{{{{next}}}}"},"b":{"$ref":"{{{{next}}}}"}}}""")),
        OfChain("diamonds-of-allOf", 40, (text, next) => text.Write($$"""{"allOf":[{"$ref":"{{next}}"},{"$ref":"{{next}}"}]}""")),
        OfChain("diamonds-of-wrapped-allOf", 40, (text, next) => text.Write($$"""{"allOf":[{"allOf":[{"$ref":"{{next}}"}]},{"allOf":[{"$ref":"{{next}}"}]}]}""")),
        OfChain("diamonds-of-oneOf", 40, (text, next) => text.Write($$"""{"oneOf":[{"$ref":"{{next}}"},{"$ref":"{{next}}"}]}""")),
        OfChain("diamonds-of-anyOf-in-allOf", 40, (text, next) => text.Write($$"""{"allOf":[{"anyOf":[{"$ref":"{{next}}"},{"$ref":"{{next}}"}]},{"type":"object"}]}""")),
        OfChain("diamonds-of-properties-with-allOf", 40, (text, next) => text.Write($$$$"""{"type":"object","properties":{"a":{"allOf":[{"$ref":"{{{{next}}}}"},{"required":["x"]}]},"b":{"allOf":[{"$ref":"{{{{next}}}}"},{"required":["y"]}]}}}""")),
        OfChain("allOf-doubling", 40, (text, next) => text.Write($$$$"""{"allOf":[{"$ref":"{{{{next}}}}"},{"type":"object","properties":{"p":{"allOf":[{"$ref":"{{{{next}}}}"},{"nullable":true,"minProperties":1}]}}}]}""")),
        OfChain("chain-of-references", 20_000, (text, next) => text.Write($$"""{"$ref":"{{next}}"}""")),
        OfChain("chain-of-allOf", 20_000, (text, next) => text.Write($$"""{"allOf":[{"$ref":"{{next}}"}]}""")),
        OfChain("chain-of-allOf-with-more", 5_000, (text, next) => text.Write($$$$"""{"allOf":[{"$ref":"{{{{next}}}}"},{"type":"object","properties":{"p":{"type":"string"}}}]}""")),
        OfChain("chain-of-properties", 20_000, (text, next) => text.Write($$$$"""{"type":"object","properties":{"a":{"$ref":"{{{{next}}}}"}}}""")),
        OfChain("chain-of-items", 20_000, (text, next) => text.Write($$$"""{"type":"array","items":{"$ref":"{{{next}}}"}}""")),
        OfChain("chain-of-not", 5_000, (text, next) => text.Write($$$"""{"not":{"$ref":"{{{next}}}"}}""")),
        OfChain("chain-of-properties-with-allOf", 5_000, (text, next) => text.Write($$$$"""{"type":"object","properties":{"a":{"allOf":[{"$ref":"{{{{next}}}}"},{"required":["b"]}]}}}""")),
        OfChain("chain-of-oneOf", 5_000, (text, next) => text.Write($$"""{"oneOf":[{"$ref":"{{next}}"},{"type":"string"}]}""")),
        OfSchemas("everything-refers-to-everything", text =>
        {
            const int count = 200;
            text.Write("\"Bomb\":{\"$ref\":\"#/components/schemas/S0\"},");
            WriteMany(text, count, i =>
            {
                text.Write("\"" + $$"""S{{i}}":{"type":"object","properties":{""");
                WriteMany(text, count, j => text.Write("\"" + $$"""p{{j}}":{"$ref":"#/components/schemas/S{{j}}"}"""));
                text.Write("}}");
            });
        }),
        OfSchemas("everything-is-a-part-of-everything", text =>
        {
            const int count = 200;
            text.Write("\"Bomb\":{\"$ref\":\"#/components/schemas/S0\"},");
            WriteMany(text, count, i =>
            {
                text.Write("\"" + $$"""S{{i}}":{"allOf":[""");
                WriteMany(text, count, j => text.Write($$"""{"$ref":"#/components/schemas/S{{j}}"}"""));
                text.Write($$$$"""],"type":"object","properties":{"p{{{{i}}}}":{"type":"string"}}}""");
            });
        }),
        OfSchemas("references-into-a-large-schema", text =>
        {
            text.Write("\"Bomb\":{\"type\":\"object\",\"properties\":{");
            WriteMany(text, 5_000, i => text.Write("\"" + $$$"""p{{{i}}}":{"$ref":"#/components/schemas/Bomb/properties/q{{{i}}}/items"},"q{{{i}}}":{"type":"array","items":{"type":"string"}}"""));
            text.Write("}}");
        }),
    ];

    private static Bomb OfSchemas(string name, Action<TextWriter> schemas) => Bomb.Json(name, (text, isChanged) => WriteSchemas(text, isChanged, schemas));

    /// <summary>Each schema says something of the next one, the last one is a string.</summary>
    private static Bomb OfChain(string name, int length, Action<TextWriter, string> schema) => OfSchemas(name, text =>
    {
        for (var i = 0; i < length; i++)
        {
            text.Write(i == 0 ? "\"Bomb\":" : $"\"S{i}\":");
            schema(text, $"#/components/schemas/S{i + 1}");
            text.Write(',');
        }

        text.Write("\"" + $$"""S{{length}}":{"type":"string"}""");
    });
}
