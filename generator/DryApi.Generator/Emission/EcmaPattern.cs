using System.Text;

namespace DryApi.Generator;

/// <summary>Patterns of JSON Schema are JavaScript's; where .NET reads the same characters otherwise, they are written its way.</summary>
internal static class EcmaPattern
{
    public static string ToDotNet(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                i++;
                text.Append((pattern[i], isInClass) switch
                {
                    // Digits and word characters are ASCII there.
                    ('d', true) => "0-9",
                    ('d', false) => "[0-9]",
                    ('w', true) => "A-Za-z0-9_",
                    ('w', false) => "[A-Za-z0-9_]",
                    ('D', false) => "[^0-9]",
                    ('W', false) => "[^A-Za-z0-9_]",
                    ('/', _) => "/",
                    var (other, _) => "\\" + other,
                });
                continue;
            }

            isInClass = c == '[' || (isInClass && c != ']');
            // The end is the very end there, not before a last line feed.
            text.Append(c == '$' && !isInClass ? "\\z" : c.ToString());
        }

        return text.ToString();
    }
}
