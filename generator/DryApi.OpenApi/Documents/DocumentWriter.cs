using System.Buffers;
using System.Text;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Writes a tree as JSON: indented by two spaces, LF at the end of each line, names in the order of the tree, and
/// every character that JSON allows as itself.
/// </summary>
internal sealed class DocumentWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private readonly TextWriter _output;

    private DocumentWriter(TextWriter output) => _output = output;

    /// <summary>Writes UTF-8 without a byte order mark and leaves the stream open.</summary>
    public static void Write(DocumentNode root, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        new DocumentWriter(text).Value(root, 0);
        text.WriteLine();
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
            Value(node.Properties[i].Value, depth + 1);
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
        while (rest.IndexOfAny(Escaped) is >= 0 and var next)
        {
            _output.Write(rest[..next]);
            Escape(rest[next]);
            rest = rest[(next + 1)..];
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
