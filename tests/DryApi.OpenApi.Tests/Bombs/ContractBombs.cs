using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Texts of contracts: types in types, values in values, and many of everything.</summary>
internal static class ContractBombs
{
    public static IReadOnlyList<Bomb> All { get; } =
    [
        OfSchema("contract-types-100000-deep", text =>
        {
            text.Write("  a: ");
            Repeat(text, "array<", 100_000);
            text.Write("string");
            Repeat(text, ">", 100_000);
            text.Write('\n');
        }),
        OfSchema("contract-types-200-deep", text =>
        {
            text.Write("  a: ");
            Repeat(text, "array<", 200);
            text.Write("string");
            Repeat(text, ">", 200);
            text.Write('\n');
        }),
        OfSchema("contract-types-open", text =>
        {
            text.Write("  a: ");
            Repeat(text, "array<", 1_000_000);
            text.Write('\n');
        }),
        OfSchema("contract-value-1000000-deep", text => text.Write($"  a: string default={new string('[', 1_000_000)}{new string(']', 1_000_000)}\n")),
        OfSchema("contract-value-open", text => text.Write($"  a: string default={new string('[', 1_000_000)}\n")),
        OfSchema("contract-value-of-open-objects", text =>
        {
            text.Write("  a: string default=");
            Repeat(text, "{\"a\":", 1_000_000);
            text.Write('\n');
        }),
        OfSchema("contract-quotes", text => text.Write($"  a: string default={new string('"', 1_000_001)}\n")),
        OfSchema("contract-union-of-20000", text => text.Write($"  a: oneOf<{string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"string maxLength={i}"))}>\n")),
        OfSchema("contract-constraints-50000", text => text.Write($"  a: string {string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"c{i}"))}\n")),
        OfSchema("contract-constraints-50000-twice", text => text.Write($"  a: string {string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"c{i}"))} c49999\n")),
        OfSchema("contract-enum-100000", text => text.Write($"  a: string enum=[{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"v{i}\""))}]\n")),
        OfSchema("contract-properties-50000", text =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                text.Write($"  p{i}: string\n");
            }
        }),
        OfSchema("contract-number-of-a-million-digits", text => text.Write($"  a: number maximum={new string('9', 1_000_000)}\n")),
        OfSchema("contract-name-of-a-million-characters", text => text.Write($"  {new string('n', 1_000_000)}: string\n")),
        Bomb.Text("contract-schemas-100000", "contract-schemas-100000.txt", BombRole.Contract, (text, isChanged) =>
        {
            WriteHead(text, isChanged);
            for (var i = 0; i < 100_000; i++)
            {
                text.Write($"\nschema S{i}: object\n  a: string\n");
            }
        }),
        Bomb.Text("contract-operations-20000", "contract-operations-20000.txt", BombRole.Contract, (text, isChanged) =>
        {
            WriteHead(text, isChanged);
            for (var i = 0; i < 20_000; i++)
            {
                text.Write($"\noperation GET /p/{i}/{{id}}\n  security: none\n  path id: string required\n  response 200 application/json: string\n");
            }
        }),
        Bomb.Text("contract-parameters-20000", "contract-parameters-20000.txt", BombRole.Contract, (text, isChanged) =>
        {
            WriteHead(text, isChanged);
            text.Write("\noperation GET /p\n  security: none\n");
            for (var i = 0; i < 20_000; i++)
            {
                text.Write($"  query p{i}: string\n");
            }
        }),
        Bomb.Text("contract-servers-1000000", "contract-servers-1000000.txt", BombRole.Contract, (text, isChanged) =>
        {
            WriteHead(text, isChanged);
            Repeat(text, "server: \"https://example.com\"\n", 1_000_000);
        }),
        Bomb.Text("contract-blank-lines", "contract-blank-lines.txt", BombRole.Contract, (text, isChanged) =>
        {
            WriteHead(text, isChanged);
            Repeat(text, "\n", 40_000_000);
        }),
        Bomb.Text("contract-line-of-200-MB", "contract-line-of-200-MB.txt", BombRole.Contract, (text, _) =>
        {
            text.Write("contract 1\ntitle: \"");
            Repeat(text, "a line without an end ", (200 << 20) / 22);
        }),
    ];

    private static Bomb OfSchema(string name, Action<TextWriter> lines) => Bomb.Text(name, name + ".txt", BombRole.Contract, (text, isChanged) =>
    {
        WriteHead(text, isChanged);
        text.Write("\noperation POST /bomb\n  security: none\n  body application/json: Bomb\n  response 204 empty\n\nschema Bomb: object\n");
        lines(text);
    });

    private static void WriteHead(TextWriter text, bool isChanged) => text.Write($"contract 1\ntitle: \"Bomb\"\nversion: \"{(isChanged ? 2 : 1)}\"\n");
}
