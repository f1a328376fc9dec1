using System.Text;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// Markdown that GitHub renders: reports, comments and summaries, in tables as elsewhere. Every value is an element <c>code</c>, in which
/// GitHub looks for no names, issues or commits; what Markdown could read in it is written as a reference to its character.
/// </summary>
internal sealed class RenderedMarkdown : IPlace
{
    private RenderedMarkdown()
    {
    }

    public static string Encode(string text)
    {
        text = Markdown.Value(text);
        if (text.Length == 0)
        {
            return "";
        }

        var output = new StringBuilder("<code>", text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            Append(output, text[i], Neighbor(text, i - 1), Neighbor(text, i + 1));
        }

        return output.Append("</code>").ToString();
    }

    public static string Prose(string words) => Markdown.Prose(words);

    public static string Finish(string line) => WorkflowCommands.Break(line);

    private static void Append(StringBuilder output, char character, char before, char after)
    {
        switch (character)
        {
            case '<':
                output.Append("&lt;");
                break;
            case '>':
                output.Append("&gt;");
                break;
            case '&':
                output.Append("&amp;");
                break;
            case '@' when char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after):
                // An address of mail is found after references are read; a comment divides the text and shows nothing.
                output.Append("&#64;<!-- -->");
                break;
            case '|' or '`' or '*' or '[' or ']' or '\\' or '@' or '#' or '~' or '^' or '$':
            case '_' when !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)):
            case ':' when after is not (' ' or '\0'):
            case '.' when before is 'w' or 'W':
            case '=' or '+' or '-' or '"' or '\'' when before == character || after == character:
                output.Append("&#").Append((int)character).Append(';');
                break;
            default:
                output.Append(character);
                break;
        }
    }

    private static char Neighbor(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
