using System.Globalization;

namespace DryApi.Generator.Patterns;

/// <summary>The properties of Unicode that a pattern can ask for, as far as .NET knows them: general categories.</summary>
internal static class UnicodeProperty
{
    /// <summary>In the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] Short =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Cased_Letter"] = "LC", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt", ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo",
        ["Mark"] = "M", ["Combining_Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me",
        ["Number"] = "N", ["Decimal_Number"] = "Nd", ["digit"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No",
        ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl", ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C", ["Control"] = "Cc", ["cntrl"] = "Cc", ["Format"] = "Cf", ["Private_Use"] = "Co", ["Unassigned"] = "Cn",
        ["Punctuation"] = "P", ["punct"] = "P", ["Connector_Punctuation"] = "Pc", ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi", ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc", ["Modifier_Symbol"] = "Sk", ["Other_Symbol"] = "So",
    };

    /// <summary>All code points by category, read once from .NET: as new as the Unicode of the compiler's runtime.</summary>
    private static readonly Lazy<CodePoints[]> Categories = new(static () =>
    {
        var ranges = Short.Select(static _ => new List<(int, int)>()).ToArray();
        var start = 0;
        for (var code = 1; code <= CodePoints.Last + 1; code++)
        {
            if (code > CodePoints.Last || CategoryOf(code) != CategoryOf(start))
            {
                ranges[CategoryOf(start)].Add((start, code - 1));
                start = code;
            }
        }

        return [.. ranges.Select(static each => CodePoints.Of([.. each]))];
    });

    /// <summary>The code points of what stands in <c>\p{…}</c>; null when it is not known here.</summary>
    public static CodePoints? Find(string name)
    {
        var equals = name.IndexOf('=');
        if (equals >= 0)
        {
            return name.Substring(0, equals) is "gc" or "General_Category" ? Category(name.Substring(equals + 1)) : null;
        }

        return name switch
        {
            "Any" => CodePoints.All,
            "ASCII" => CodePoints.Of((0, 0x7F)),
            "ASCII_Hex_Digit" or "AHex" => CodePoints.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
            "Assigned" => Category("Cn")!.Complement(),
            _ => Category(name),
        };
    }

    private static CodePoints? Category(string name)
    {
        name = Long.TryGetValue(name, out var alias) ? alias : name;
        var wanted = Short.Where(each => name == "LC" ? each is "Lu" or "Ll" or "Lt" : name.Length == 1 ? each[0] == name[0] : each == name).ToArray();
        return wanted.Length == 0 || name == "Cs" ? null : CodePoints.Union(wanted.Select(each => Categories.Value[Array.IndexOf(Short, each)]));
    }

    private static int CategoryOf(int code) => (int)(code switch
    {
        > 0xFFFF => CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(code), 0),
        _ => CharUnicodeInfo.GetUnicodeCategory((char)code),
    });
}
