using System.Text;

namespace DryApi.Contracts;

/// <summary>
/// The encoder of XML documentation: one element, from texts of any origin. A text is cut after 100,000 characters, with an ellipsis: no editor
/// shows more, and the document itself has all of it.
/// </summary>
/// <param name="element">The name of the element, such as <c>summary</c>.</param>
public sealed class XmlDocumentation(string element)
{
    private const int LongestText = 100_000;
    private const char Ellipsis = '\u2026';
    private const char ZeroWidthNonJoiner = '\u200c';
    private const char ZeroWidthJoiner = '\u200d';

    private readonly StringBuilder _content = new();

    /// <summary>Gets the lines of the comment, each with its <c>///</c>; a line end of the text begins a new one.</summary>
    public IReadOnlyList<string> Lines => [.. $"<{element}>{_content.ToString().Trim()}</{element}>".Split('\n').Select(line => ("/// " + line).TrimEnd())];

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text; null adds nothing.</param>
    public XmlDocumentation Text(string? text)
    {
        Append(text ?? "", lineEnd: '\n');
        return this;
    }

    /// <summary>Adds a piece of code on one line.</summary>
    /// <param name="code">The code.</param>
    public XmlDocumentation Code(string code)
    {
        _content.Append("<c>");
        Append(code, lineEnd: ' ');
        _content.Append("</c>");
        return this;
    }

    private void Append(string text, char lineEnd)
    {
        if (text.Length > LongestText)
        {
            // A surrogate pair is not cut in half.
            text = text.Substring(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText) + Ellipsis;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '&' => _content.Append("&amp;"),
                '<' => _content.Append("&lt;"),
                '>' => _content.Append("&gt;"),
                '\t' => _content.Append(' '),
                '\r' when i + 1 < text.Length && text[i + 1] == '\n' => _content,
                '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => _content.Append(lineEnd),
                // They join letters of some scripts, and the parts of an emoji.
                ZeroWidthJoiner or ZeroWidthNonJoiner => _content.Append(c),
                _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => InvisibleCharacter.IsPairAt(text, i)
                    ? _content.Append(InvisibleCharacter.Escape(c)).Append(InvisibleCharacter.Escape(text[++i]))
                    : _content.Append(c).Append(text[++i]),
                _ when InvisibleCharacter.Is(c) || char.IsSurrogate(c) => _content.Append(InvisibleCharacter.Escape(c)),
                _ => _content.Append(c),
            };
        }
    }
}
