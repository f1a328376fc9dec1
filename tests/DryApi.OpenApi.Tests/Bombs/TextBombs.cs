using System.Text;
using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Long texts, and bytes that are none.</summary>
internal static class TextBombs
{
    private const string Small = """{"openapi":"3.0.3","info":{"title":"Bomb","version":"1"},"paths":{}}""";

    public static IReadOnlyList<Bomb> All { get; } =
    [
        Bomb.Json("description-of-5-MB", (text, isChanged) => WriteDescription(text, isChanged, "The most. Max 10 characters. ", 5 << 20)),
        Bomb.Json("description-of-one-word", (text, isChanged) => WriteDescription(text, isChanged, "a", 5 << 20)),
        Bomb.Json("description-of-digits", (text, isChanged) => WriteDescription(text, isChanged, "1,000", 5 << 20)),
        Bomb.Json("description-of-quotes", (text, isChanged) => WriteDescription(text, isChanged, "\\\"'`([{", 5 << 20)),
        Bomb.Json("description-of-line-breaks", (text, isChanged) => WriteDescription(text, isChanged, "\\n", 5 << 20)),
        Bomb.Json("line-of-200-MB", (text, isChanged) => WriteDescription(text, isChanged, "a line without an end ", 200 << 20)),
        Bomb.Json("lines-of-200-MB", (text, isChanged) =>
        {
            Repeat(text, "\n                                                  ", 4 << 20);
            text.Write(Small);
        }),
        Bomb.Json("line-just-below-the-limit", (text, isChanged) => WriteDescription(text, isChanged, "a line without an end ", 52_000_000)),
        Bomb.Yaml("line-of-200-MB-of-yaml", (text, _) =>
        {
            text.Write("x-a: ");
            Repeat(text, "a line without an end ", (200 << 20) / 22);
        }),
        OfSchema("name-of-a-million-characters", inner => inner.Write($$$$"""{"type":"object","properties":{"{{{{new string('n', 1_000_000)}}}}":{}}}""")),
        OfSchema("pattern-of-a-million-characters", inner => inner.Write($$"""{"type":"string","pattern":"{{new string('(', 500_000)}}{{new string(')', 500_000)}}"}""")),
        OfSchema("pattern-that-runs-away", inner => inner.Write("""{"type":"string","pattern":"^(a+)+$"}""")),
        OfSchema("enum-value-of-a-million-characters", inner => inner.Write($$"""{"type":"string","enum":["{{new string('v', 1_000_000)}}"]}""")),
        OfSchema("number-of-a-million-digits", inner => inner.Write($$"""{"type":"number","maximum":{{new string('9', 1_000_000)}}}""")),
        OfSchema("number-of-a-million-decimals", inner => inner.Write($$"""{"type":"number","multipleOf":0.{{new string('0', 1_000_000)}}1}""")),
        OfSchema("exponent-of-a-million-digits", inner => inner.Write($$"""{"type":"number","minimum":1e{{new string('9', 1_000_000)}}}""")),
        Bomb.Json("path-of-a-million-characters", (text, isChanged) =>
        {
            text.Write(JsonHead(isChanged));
            text.Write($$$$$$$"""{{{{{{{(isChanged ? "," : "")}}}}}}}"/{{{{{{{new string('p', 1_000_000)}}}}}}}":{"get":{"responses":{"204":{"description":""}}}}}}""");
        }),
        Bomb.Json("path-of-300-folders", (text, isChanged) =>
        {
            text.Write(JsonHead(isChanged));
            text.Write($$$$$$$"""{{{{{{{(isChanged ? "," : "")}}}}}}}"/{{{{{{{string.Join('/', Enumerable.Range(0, 300).Select(i => $"p{i % 10}"))}}}}}}}":{"get":{"responses":{"204":{"description":""}}}}}}""");
        }),
        Bomb.Json("escapes-of-10-MB", (text, isChanged) => WriteDescription(text, isChanged, @"\u0041\n\ud83d\ude00", 10 << 20)),
        Bomb.Bytes("byte-order-mark", ".json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Small)]),
        Bomb.Bytes("two-byte-order-marks", ".json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Small)]),
        Bomb.Bytes("utf-16", ".json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Small)]),
        Bomb.Bytes("utf-16-big-endian", ".json", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Small)]),
        Bomb.Bytes("utf-16-without-a-mark", ".json", Encoding.Unicode.GetBytes(Small)),
        Bomb.Bytes("utf-16-of-yaml-without-a-mark", ".yaml", Encoding.Unicode.GetBytes("openapi: 3.0.3\npaths: {}\n")),
        Bomb.Bytes("utf-32", ".json", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Small)]),
        Bomb.Bytes("invalid-utf-8", ".json", [.. Encoding.UTF8.GetBytes(Small[..^1]), 0xC0, 0x80, (byte)'}']),
        Bomb.Bytes("invalid-utf-8-of-20-MB", ".json", [.. Enumerable.Repeat((byte)0xFF, 20 << 20)]),
        Bomb.Bytes("surrogates-in-utf-8", ".json", [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]),
        Bomb.Bytes("null-characters", ".json", [.. "{\"a\0\":\"\0\"}"u8]),
        Bomb.Bytes("null-characters-of-yaml", ".yaml", [.. "a\0: \0\n"u8]),
        Bomb.Bytes("nothing-but-null-characters", ".json", new byte[10 << 20]),
        Bomb.Bytes("nothing-but-null-characters-of-yaml", ".yaml", new byte[1 << 20]),
        Bomb.Bytes("half-a-surrogate-pair", ".json", [.. Encoding.UTF8.GetBytes(Small[..^1]), .. ",\"x-a\":\"\\ud800\"}"u8]),
        Bomb.Bytes("half-a-surrogate-pair-of-yaml", ".yaml", [.. "openapi: 3.0.3\npaths: {}\nx-a: \"\\ud800\"\n"u8]),
        Bomb.Bytes("half-a-surrogate-pair-in-a-name", ".json", [.. Encoding.UTF8.GetBytes(Small[..^1]), .. ",\"\\udc00\":1}"u8]),
    ];

    private static Bomb OfSchema(string name, Action<TextWriter> schema) => Bomb.Json(name, (text, isChanged) => WriteSchema(text, isChanged, schema));

    private static void WriteDescription(TextWriter text, bool isChanged, string part, int size) => WriteSchema(text, isChanged, inner =>
    {
        inner.Write("""{"type":"object","properties":{"a":{"type":"string","description":""" + "\"");
        Repeat(inner, part, size / part.Length);
        inner.Write("\"}}}");
    });
}
