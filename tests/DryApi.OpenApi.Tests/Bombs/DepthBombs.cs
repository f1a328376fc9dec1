using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Values in values: beyond the limit, and as deep as it allows.</summary>
internal static class DepthBombs
{
    private const int Beyond = 5_000;

    /// <summary>Schemas in one another: what begins one, and what ends it.</summary>
    private static readonly (string Name, string Start, string End, int Levels)[] Nested =
    [
        ("properties", """{"type":"object","properties":{"a":""", "}}", 2),
        ("items", """{"type":"array","items":""", "}", 1),
        ("additionalProperties", """{"type":"object","additionalProperties":""", "}", 1),
        ("allOf", """{"allOf":[""", "]}", 2),
        ("oneOf", """{"oneOf":[{"type":"boolean"},""", "]}", 2),
        ("anyOf", """{"anyOf":[{"type":"boolean"},""", "]}", 2),
        ("not", """{"not":""", "}", 1),
        ("allOf-and-properties", """{"allOf":[{"type":"object","properties":{"a":""", "}}]}", 4),
    ];

    public static IReadOnlyList<Bomb> All { get; } =
    [
        Bomb.Json("lists-5000-deep", (text, isChanged) => WriteExtension(text, isChanged, new string('[', Beyond), new string(']', Beyond))),
        Bomb.Json("objects-5000-deep", (text, isChanged) => WriteExtension(text, isChanged, string.Concat(Enumerable.Repeat("{\"a\":", Beyond)) + "1", new string('}', Beyond))),
        Bomb.Json("lists-1000000-open", (text, isChanged) => WriteExtension(text, isChanged, new string('[', 1_000_000), "")),
        Bomb.Json("example-1400-deep", (text, isChanged) => WriteSchema(text, isChanged, inner =>
            inner.Write($$"""{"type":"object","default":{{new string('[', 1_400)}}{{new string(']', 1_400)}}}"""))),
        .. Nested.Select(nested => OfSchema($"{nested.Name}-5000-deep", nested.Start, nested.End, Beyond)),
        .. Nested.Select(nested => OfSchema($"{nested.Name}-as-deep-as-allowed", nested.Start, nested.End, 1_400 / nested.Levels)),
        Bomb.Json("callbacks-as-deep-as-allowed", (text, isChanged) =>
        {
            const int levels = 290;
            text.Write(JsonHead(isChanged));
            text.Write(isChanged ? "," : "");
            text.Write("\"/bomb\":{\"get\":");
            Repeat(text, """{"responses":{"204":{"description":""}},"callbacks":{"c":{"{$url}":{"get":""", levels);
            text.Write("""{"responses":{"204":{"description":""}}}""");
            Repeat(text, "}}}}", levels);
            text.Write("}}}");
        }),
    ];

    private static Bomb OfSchema(string name, string start, string end, int levels) => Bomb.Json(name, (text, isChanged) => WriteSchema(text, isChanged, inner =>
    {
        Repeat(inner, start, levels);
        inner.Write("""{"type":"string"}""");
        Repeat(inner, end, levels);
    }));

    private static void WriteExtension(TextWriter text, bool isChanged, string start, string end)
    {
        text.Write(JsonHead(isChanged));
        text.Write("},\"x-bomb\":");
        text.Write(start);
        text.Write(end);
        text.Write('}');
    }
}
