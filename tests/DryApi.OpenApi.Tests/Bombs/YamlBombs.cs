using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>What only YAML can do: aliases, merge keys, anchors around themselves, tags, directives.</summary>
internal static class YamlBombs
{
    private const string Head = "openapi: 3.0.3\ninfo: {title: Bomb, version: '1'}\npaths: {}\n";

    public static IReadOnlyList<Bomb> All { get; } =
    [
        Of("yaml-laughs-of-lists", text => WriteLaughs(text, i => $"[{string.Join(',', Enumerable.Repeat($"*a{i}", 10))}]")),
        Of("yaml-laughs-of-maps", text => WriteLaughs(text, i => $"{{{string.Join(',', Enumerable.Range(0, 10).Select(n => $"k{n}: *a{i}"))}}}")),
        Of("yaml-laughs-of-merge-keys", text => WriteLaughs(text, i => $"{{<<: [{string.Join(',', Enumerable.Repeat($"*a{i}", 10))}]}}")),
        Of("yaml-alias-in-its-anchor", text => text.Write("x-a: &a [1, *a]\n")),
        Of("yaml-alias-deep-in-its-anchor", text => text.Write("x-a: &a {b: {c: [*a]}}\n")),
        Of("yaml-anchor-of-a-name", text => text.Write("&a x-a: *a\n*a : 1\n")),
        Of("yaml-aliases-of-a-large-list", text =>
        {
            text.Write("x-a: &a [");
            WriteMany(text, 10_000, i => text.Write(i));
            text.Write("]\nx-b: [");
            WriteMany(text, 10_000, _ => text.Write("*a"));
            text.Write("]\n");
        }),
        Of("yaml-aliases-of-a-large-text", text =>
        {
            text.Write("x-a: &a ");
            Repeat(text, "text", 1_000_000);
            text.Write("\nx-b: [");
            WriteMany(text, 90_000, _ => text.Write("*a"));
            text.Write("]\n");
        }),
        Of("yaml-anchors-by-the-hundred-thousand", text =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                text.Write($"x-{i}: &a{i} 1\n");
            }
        }),
        Of("yaml-flow-lists-5000-deep", text => text.Write($"x-a: {new string('[', 5_000)}{new string(']', 5_000)}\n")),
        Of("yaml-flow-maps-5000-deep", text =>
        {
            text.Write("x-a: ");
            Repeat(text, "{a: ", 5_000);
            Repeat(text, "}", 5_000);
        }),
        Of("yaml-lists-5000-deep", text =>
        {
            text.Write("x-a:\n  ");
            Repeat(text, "- ", 5_000);
            text.Write("1\n");
        }),
        Of("yaml-maps-5000-deep", text =>
        {
            text.Write("x-a:\n");
            for (var depth = 1; depth <= 5_000; depth++)
            {
                text.Write($"{new string(' ', depth)}a:\n");
            }
        }),
        Of("yaml-question-marks-5000-deep", text =>
        {
            text.Write("x-a:\n  ");
            Repeat(text, "? ", 5_000);
            text.Write("1\n");
        }),
        Of("yaml-many-values-in-deep-lists", text =>
        {
            text.Write($"x-a: {new string('[', 1_400)}");
            WriteMany(text, 200_000, i => text.Write(i));
            text.Write($"{new string(']', 1_400)}\n");
        }),
        Of("yaml-open-lists", text => Repeat(text, "[", 1_000_000)),
        Of("yaml-hexadecimal-number-of-a-million-digits", text => text.Write($"x-a: 0x{new string('f', 1_000_000)}\n")),
        Of("yaml-octal-number-of-a-million-digits", text => text.Write($"x-a: 0o{new string('7', 1_000_000)}\n")),
        Of("yaml-comments-of-20-MB", text => Repeat(text, "# nothing of interest here\n", 700_000)),
        Of("yaml-blank-lines-by-the-million", text => Repeat(text, "\n", 5_000_000)),
        Of("yaml-tag-directives", text => { }, start: text =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                text.Write($"%TAG !a{i}! tag:example.com,{i}:\n");
            }

            text.Write("---\n");
        }),
        Of("yaml-documents-by-the-hundred-thousand", text => Repeat(text, "---\na: 1\n", 100_000)),
        Of("yaml-block-text-of-5-MB", text =>
        {
            text.Write("x-a: >\n");
            Repeat(text, "  folded text\n\n", 350_000);
        }),
        Of("yaml-quoted-text-with-escapes-of-5-MB", text =>
        {
            text.Write("x-a: \"");
            Repeat(text, "\\u0041\\\n   ", 400_000);
            text.Write("\"\n");
        }),
    ];

    private static Bomb Of(string name, Action<TextWriter> write, Action<TextWriter>? start = null) => Bomb.Yaml(name, (text, isChanged) =>
    {
        start?.Invoke(text);
        text.Write(Head);
        text.Write(isChanged ? "x-changed: 1\n" : "");
        write(text);
    });

    // Nine times ten times as much.
    private static void WriteLaughs(TextWriter text, Func<int, string> level)
    {
        text.Write("x-a0: &a0 {a: 1}\n");
        for (var i = 0; i < 9; i++)
        {
            text.Write($"x-a{i + 1}: &a{i + 1} {level(i)}\n");
        }
    }
}
