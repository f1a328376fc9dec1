using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>Writes parameters as headers and cookies. What is null is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HeaderWriter
{
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code), '\t']);

    private readonly List<(string Name, string Value)> _headers = [];
    private readonly List<string> _cookies = [];

    internal HeaderWriter(IHeaderWritable? parameters) => parameters?.WriteTo(this);

    /// <summary>The headers, that of the cookies among them.</summary>
    internal IEnumerable<(string Name, string Value)> Headers => _cookies.Count == 0 ? _headers : _headers.Append(("Cookie", string.Join("; ", _cookies)));

    /// <summary>Writes a header, unless it is null.</summary>
    public void Write<T>(string name, ParameterStyle style, T model, Action<Utf8JsonWriter, T> write)
    {
        foreach (var (_, value) in ParameterText.Of(name, style, model, write))
        {
            _headers.Add((name, value.AsSpan().ContainsAnyExcept(Printable)
                ? throw new InvalidValueException(name, "Has a line break, another control character or a character outside ASCII, which no header can carry.")
                : value));
        }
    }

    /// <summary>Writes a cookie, unless it is null.</summary>
    public void WriteCookie<T>(string name, ParameterStyle style, T model, Action<Utf8JsonWriter, T> write)
    {
        foreach (var (part, value) in ParameterText.Of(name, style, model, write))
        {
            AddCookie(part, value);
        }
    }

    /// <summary>Adds a cookie; what a cookie cannot carry is escaped as in a URL.</summary>
    internal void AddCookie(string name, string value) =>
        _cookies.Add(name + "=" + string.Concat(value.EnumerateRunes().Select(static rune => rune.Value is > ' ' and < 127 and not ('"' or ',' or ';' or '\\') ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))));
}
