using System.Text;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// Markdown that GitHub renders: reports, comments and summaries, in tables as elsewhere. Every value is an element <c>code</c>, in which
/// GitHub looks for no names, issues or commits; what Markdown could read in it is written as a reference to its character. A long value may
/// be broken where it has joints, so that a table stays as wide as a comment.
/// </summary>
internal sealed class RenderedMarkdown : IPlace
{
    /// <summary>So much fits beside its neighbors.</summary>
    private const int LongestUnbroken = 24;

    /// <summary>A shorter piece does not deserve a line.</summary>
    private const int ShortestPiece = 12;

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
        var piece = 0;
        for (var i = 0; i < text.Length; i++)
        {
            Append(output, text[i], Neighbor(text, i - 1), Neighbor(text, i + 1));
            piece = text[i] == ' ' ? 0 : piece + 1;
            if (piece >= ShortestPiece && IsJoint(text[i], Neighbor(text, i + 1), piece))
            {
                output.Append("<wbr>");
                piece = 0;
            }
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

    /// <summary>Whether a line may end behind a character; never beside one that Markdown could read with the mark of it.</summary>
    private static bool IsJoint(char character, char after, int piece) => after is not (' ' or '\0' or '_') && character switch
    {
        '.' or '/' or '<' or ',' or '(' or '=' => true,
        _ when piece < LongestUnbroken => false,
        _ => char.IsAsciiLetterOrDigit(character) && (char.IsAsciiLetterUpper(after) || piece >= 2 * LongestUnbroken) && char.IsAsciiLetterOrDigit(after),
    };

    private static char Neighbor(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
