using System.Buffers;
using System.Globalization;
using System.Text;
using DryApi.Contracts;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Writes a tree as JSON: indented by two spaces, LF at the end of each line, names in the order of the tree, and
/// every character as itself that a reviewer sees; what takes no room, breaks lines or turns their direction is escaped.
/// </summary>
internal sealed class DocumentWriter
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '"' or '\\' || JsonText.IsHidden(CharUnicodeInfo.GetUnicodeCategory(c)))]);

    private readonly TextWriter _output;

    private DocumentWriter(TextWriter output) => _output = output;

    /// <summary>Writes UTF-8 without a byte order mark and leaves the stream open.</summary>
    public static void Write(DocumentNode root, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        new DocumentWriter(text).Value(root, 0);
        text.WriteLine();
    }

    /// <summary>Whether a text of JSON or YAML has characters, besides line ends and tabs, that a reviewer does not see.</summary>
    public static bool HidesAnything(ReadOnlySpan<byte> utf8)
    {
        foreach (var rune in Encoding.UTF8.GetString(utf8).EnumerateRunes())
        {
            if (JsonText.IsHidden(Rune.GetUnicodeCategory(rune)) && rune.Value is not ('\n' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }

    // Recursion is safe: the depth of a document is limited.
    private void Value(DocumentNode node, int depth)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                Object(node, depth);
                break;
            case NodeKind.Array:
                Array(node, depth);
                break;
            case NodeKind.String:
                Text(node.Text);
                break;
            default:
                _output.Write(node.Text);
                break;
        }
    }

    private void Object(DocumentNode node, int depth)
    {
        _output.Write('{');
        for (var i = 0; i < node.Properties.Count; i++)
        {
            StartEntry(i, depth);
            Text(node.Properties[i].Name);
            _output.Write(": ");
            Value(node.Properties[i], depth + 1);
        }

        End('}', node.Properties.Count, depth);
    }

    private void Array(DocumentNode node, int depth)
    {
        _output.Write('[');
        for (var i = 0; i < node.Items.Count; i++)
        {
            StartEntry(i, depth);
            Value(node.Items[i], depth + 1);
        }

        End(']', node.Items.Count, depth);
    }

    private void StartEntry(int index, int depth)
    {
        if (index > 0)
        {
            _output.Write(',');
        }

        NewLine(depth + 1);
    }

    // Empty ones stay on one line.
    private void End(char bracket, int entries, int depth)
    {
        if (entries > 0)
        {
            NewLine(depth);
        }

        _output.Write(bracket);
    }

    private void NewLine(int depth)
    {
        _output.WriteLine();
        for (var i = 0; i < depth; i++)
        {
            _output.Write("  ");
        }
    }

    private void Text(string text)
    {
        _output.Write('"');
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Suspicious) is >= 0 and var next)
        {
            _output.Write(rest[..next]);
            rest = rest[next..];
            var isVisiblePair = rest.Length > 1 && char.IsSurrogatePair(rest[0], rest[1]) && !JsonText.IsHidden(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(rest[0], rest[1])));
            if (isVisiblePair)
            {
                _output.Write(rest[..2]);
                rest = rest[2..];
            }
            else
            {
                Escape(rest[0]);
                rest = rest[1..];
            }
        }

        _output.Write(rest);
        _output.Write('"');
    }

    private void Escape(char character)
    {
        switch (character)
        {
            case '"': _output.Write("\\\""); break;
            case '\\': _output.Write(@"\\"); break;
            case '\b': _output.Write(@"\b"); break;
            case '\f': _output.Write(@"\f"); break;
            case '\n': _output.Write(@"\n"); break;
            case '\r': _output.Write(@"\r"); break;
            case '\t': _output.Write(@"\t"); break;
            default: _output.Write($@"\u{(int)character:x4}"); break;
        }
    }
}
