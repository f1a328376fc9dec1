using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>A great many of one thing beside one another. The changed one of some has another name for each of them.</summary>
internal static class WidthBombs
{
    public static IReadOnlyList<Bomb> All { get; } =
    [
        Bomb.Json("paths-20000", (text, isChanged) => WritePaths(text, isChanged, _ => "p")),
        Bomb.Json("paths-20000-renamed", (text, isChanged) => WritePaths(text, false, _ => isChanged ? "renamed" : "p")),
        Bomb.Json("enum-100000", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"type":"string","enum":[""");
            WriteMany(inner, 100_000, i => inner.Write($"\"value-{i}\""));
            inner.Write("]}");
        })),
        Bomb.Json("enum-100000-renamed", (text, isChanged) => WriteSchema(text, false, inner =>
        {
            inner.Write("""{"type":"string","enum":[""");
            WriteMany(inner, 100_000, i => inner.Write($"\"{(isChanged ? "renamed" : "value")}-{i}\""));
            inner.Write("]}");
        })),
        Bomb.Json("properties-50000", (text, isChanged) => WriteSchema(text, isChanged, inner => WriteProperties(inner, "property"))),
        Bomb.Json("properties-50000-renamed", (text, isChanged) => WriteSchema(text, false, inner => WriteProperties(inner, isChanged ? "renamed" : "property"))),
        Bomb.Json("schemas-50000", (text, isChanged) => WriteSchemas(text, isChanged, inner =>
        {
            inner.Write("\"Bomb\":{},");
            WriteMany(inner, 50_000, i => inner.Write("\"" + $$$$"""Schema{{{{i}}}}":{"type":"object","properties":{"a":{"type":"string"}}}"""));
        })),
        Bomb.Json("duplicate-names-by-the-million", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write('{');
            WriteMany(inner, 1_000_000, _ => inner.Write("\"a\":1"));
            inner.Write('}');
        })),
        Bomb.Json("names-by-the-million", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"type":"object","default":{""");
            WriteMany(inner, 1_000_000, i => inner.Write($"\"n{i}\":1"));
            inner.Write("}}");
        })),
        Bomb.Json("values-by-the-ten-million", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"type":"array","items":{},"default":[""");
            WriteMany(inner, 10_000_000, _ => inner.Write('1'));
            inner.Write("]}");
        })),
        Bomb.Json("lists-by-the-ten-million", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"type":"array","items":{},"default":[""");
            WriteMany(inner, 10_000_000, _ => inner.Write("[]"));
            inner.Write("]}");
        })),
        Bomb.Json("required-100000", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"type":"object","required":[""");
            WriteMany(inner, 100_000, i => inner.Write($"\"name{i}\""));
            inner.Write("]}");
        })),
        Bomb.Json("union-of-2000", (text, isChanged) => WriteSchema(text, isChanged, inner =>
        {
            inner.Write("""{"oneOf":[""");
            WriteMany(inner, 2_000, i => inner.Write($$$"""{"type":"object","properties":{"a{{{i}}}":{"type":"string"}},"required":["a{{{i}}}"]}"""));
            inner.Write("]}");
        })),
        OfOperation("parameters-20000", "\"parameters\":[", i => $$$"""{"name":"p{{{i}}}","in":"query","schema":{"type":"string"}}""", "]", 20_000),
        OfOperation("tags-100000", "\"tags\":[", i => $"\"tag{i}\"", "]", 100_000),
        OfOperation("security-50000", "\"security\":[", i => $$"""{"s{{i}}":[]}""", "]", 50_000),
        OfOperation("scopes-100000", "\"security\":[{\"s\":[", i => $"\"scope{i}\"", "]}]", 100_000),
        OfOperation("media-types-20000", "\"requestBody\":{\"content\":{", i => "\"" + $$$"""application/x-{{{i}}}+json":{"schema":{"type":"string"}}""", "}}", 20_000),
        OfOperation("callbacks-5000", "\"callbacks\":{", i => "\"" + $$$$$$"""c{{{{{{i}}}}}}":{"{$url}":{"post":{"responses":{"204":{"description":""}}}}}""", "}", 5_000),
    ];

    private static Bomb OfOperation(string name, string start, Func<int, string> item, string end, int count) => Bomb.Json(name, (text, isChanged) =>
    {
        text.Write(JsonHead(isChanged));
        text.Write(isChanged ? "," : "");
        text.Write("\"/bomb\":{\"post\":{");
        text.Write(start);
        WriteMany(text, count, i => text.Write(item(i)));
        text.Write(end);
        text.Write(""","responses":{"204":{"description":""}}}}}}""");
    });

    private static void WritePaths(TextWriter text, bool isChanged, Func<int, string> folder)
    {
        text.Write(JsonHead(isChanged));
        text.Write(isChanged ? "," : "");
        WriteMany(text, 20_000, i => text.Write(
            "\"" + $$$$$$$$"""/{{{{{{{{folder(i)}}}}}}}}/{{{{{{{{i}}}}}}}}/{id}":{"get":{"operationId":"get{{{{{{{{i}}}}}}}}","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"Found.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Bomb"}}}}}}}"""));
        text.Write("""},"components":{"schemas":{"Bomb":{"type":"object","properties":{"a":{"type":"string"}}}}}}""");
    }

    private static void WriteProperties(TextWriter text, string name)
    {
        text.Write("""{"type":"object","properties":{""");
        WriteMany(text, 50_000, i => text.Write("\"" + $$"""{{name}}{{i}}":{"type":"string","maxLength":10}"""));
        text.Write("}}");
    }
}
