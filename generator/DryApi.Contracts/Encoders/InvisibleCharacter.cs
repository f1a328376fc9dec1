using System.Globalization;

namespace DryApi.Contracts;

/// <summary>Characters that a reader of a text does not see, or that change how the text around them is seen.</summary>
public static class InvisibleCharacter
{
    /// <summary>
    /// Gets whether a character is a control (Cc), a format character (Cf: bidirectional controls, zero-width characters, the byte order mark),
    /// a separator of lines or paragraphs (Zl, Zp), or no character at all (U+FFFE, U+FFFF and those that Unicode has not assigned).
    /// </summary>
    public static bool Is(char c) => c is not (>= ' ' and <= '~') && IsInvisible(CharUnicodeInfo.GetUnicodeCategory(c));

    /// <summary>Gets whether a pair of surrogates, of which the first stands at a place, is such a character.</summary>
    public static bool IsPairAt(string text, int index) => IsInvisible(CharUnicodeInfo.GetUnicodeCategory(text, index));

    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    /// <summary>Gets the character as six visible ones, <c>\u202e</c>.</summary>
    public static string Escape(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
