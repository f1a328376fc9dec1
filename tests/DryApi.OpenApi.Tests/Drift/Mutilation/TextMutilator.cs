using System.Text;

namespace DryApi.OpenApi.Tests.Drift.Mutilation;

/// <summary>Damages the bytes of a document: what comes out need not be JSON or YAML.</summary>
internal sealed class TextMutilator(Random random)
{
    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "\0", "null", "1e400", "- ", "&a ", "*a", "<<: ", "!!str ", "!x ", "? ", "|", ">", "%", "\t", "\r", "\n---\n", "#", "\u2028", "\U0001F6A2",
    ];

    public (string What, byte[] Text) Apply(byte[] whole) => random.Next(9) switch
    {
        0 => ("cut off", whole[..random.Next(whole.Length)]),
        1 => ("bytes lost", Without(whole)),
        2 => ("other bytes", Scribbled(whole)),
        3 => ("invalid UTF-8", Inserted(whole, [0xC3, 0x28, 0xFF])),
        4 => ("a byte order mark", [0xEF, 0xBB, 0xBF, .. whole]),
        5 => ("another encoding", (random.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode) is var other ? [.. other.GetPreamble(), .. other.GetBytes(Encoding.UTF8.GetString(whole))] : whole),
        6 => ("a property twice", Doubled(whole)),
        7 => ("twice the document", [.. whole, .. whole]),
        _ => ("scraps", Inserted(whole, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]))),
    };

    private byte[] Without(byte[] whole)
    {
        var start = random.Next(whole.Length);
        return [.. whole[..start], .. whole[Math.Min(whole.Length, start + 1 + random.Next(40))..]];
    }

    private byte[] Scribbled(byte[] whole)
    {
        var text = (byte[])whole.Clone();
        for (var i = random.Next(20); i >= 0; i--)
        {
            text[random.Next(text.Length)] = (byte)random.Next(256);
        }

        return text;
    }

    private byte[] Inserted(byte[] whole, byte[] scrap)
    {
        var at = random.Next(whole.Length);
        return [.. whole[..at], .. scrap, .. whole[at..]];
    }

    private byte[] Doubled(byte[] whole)
    {
        var lines = Encoding.UTF8.GetString(whole).Split('\n').ToList();
        var at = random.Next(lines.Count);
        lines.Insert(at, lines[at]);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
