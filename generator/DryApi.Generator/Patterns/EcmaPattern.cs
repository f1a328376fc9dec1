using System.Text.RegularExpressions;

namespace DryApi.Generator.Patterns;

/// <summary>
/// Patterns of JSON Schema are those of ECMAScript with its flag <c>u</c>. Here they become patterns of .NET that mean the same; what has no
/// way there is an error, never another meaning.
/// </summary>
internal static class EcmaPattern
{
    /// <summary>The longest pattern that is taken, in UTF-16 units.</summary>
    public const int MaximumLength = 5_000;

    /// <summary>The longest pattern that .NET is given, in UTF-16 units: categories of Unicode are written out.</summary>
    public const int MaximumTranslatedLength = 100_000;

    /// <summary>How deep groups may stand in each other.</summary>
    public const int MaximumDepth = 100;

    /// <summary>The pattern as .NET writes it.</summary>
    /// <exception cref="PatternException">It cannot be used; the message says why, without a word of the pattern's own.</exception>
    public static DotNetPattern Translate(string pattern)
    {
        if (pattern.Length > MaximumLength)
        {
            throw new PatternException($"it has {pattern.Length} characters, and at most {MaximumLength} are taken");
        }

        var translated = new EcmaPatternReader(pattern).Read();
        try
        {
            _ = new Regex(translated.Text, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw new PatternException(".NET does not take it");
        }

        return translated;
    }
}
