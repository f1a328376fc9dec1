using System.Text;

namespace DryApi.Contracts;

/// <summary>The encoder of C# string literals.</summary>
public static class CSharpLiteral
{
    /// <summary>Gets the literal of a text, quotes included, on one line and in visible characters; its value is the text exactly.</summary>
    /// <param name="value">Any text, lone surrogates among it.</param>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when InvisibleCharacter.Is(c) || char.IsSurrogate(c) => text.Append(InvisibleCharacter.Escape(c)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
