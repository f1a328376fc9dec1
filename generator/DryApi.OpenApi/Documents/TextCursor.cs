using System.Text;

namespace DryApi.OpenApi.Documents;

/// <summary>Turns growing byte offsets of a UTF-8 text into lines and columns, reading the text once.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> utf8, string file)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly string _file = file;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place of an offset that is not before the last one asked for.</summary>
    public SourcePosition At(int offset)
    {
        var passed = _utf8[_offset..offset];
        while (passed.IndexOf((byte)'\n') is >= 0 and var lineEnd)
        {
            passed = passed[(lineEnd + 1)..];
            _line++;
            _column = 1;
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _offset = offset;
        return new SourcePosition(_file, _line, _column);
    }
}
