using DryApi.Errors;

namespace DryApi.Serialization;

/// <summary>Texts that a request may have. Half of a surrogate pair is no Unicode: writers would send another text without a word.</summary>
internal static class UnicodeText
{
    /// <summary>What is wrong with half of a surrogate pair.</summary>
    public const string Problem = "Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji.";

    /// <summary>The text, for writers.</summary>
    /// <exception cref="InvalidValueException">It is no Unicode.</exception>
    public static string Required(string text, ReadOnlySpan<byte> name) => PrintableText.HasHalfPair(text) ? throw Refusal(System.Text.Encoding.UTF8.GetString(name)) : text;

    /// <inheritdoc cref="Required(string, ReadOnlySpan{byte})"/>
    public static string Required(string text, string name) => PrintableText.HasHalfPair(text) ? throw Refusal(name) : text;

    private static InvalidValueException Refusal(string name) => new(name, Problem);
}
