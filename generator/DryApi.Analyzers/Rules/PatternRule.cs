using DryApi.Validation;

namespace DryApi.Analyzers.Rules;

/// <summary>A pattern that is found somewhere in the text.</summary>
internal sealed class PatternRule(PatternMatcher pattern) : ValueRule
{
    /// <summary>
    /// Shorter than the SDK's second, for an editor asks again with every key. A text that takes as long is reported: it is one that the SDK
    /// gives up, too, or does on a slower machine.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    public override Violation? Judge(object? value)
    {
        try
        {
            return value is not string text ? null : pattern.Judge(text) switch
            {
                PatternVerdict.Differs => Broken(text, "does not"),
                PatternVerdict.TimedOut => Broken(text, "could not be checked in time"),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            // An attribute of the user's own that has no pattern, which no program gets past either.
            return null;
        }
    }

    private Violation Broken(string text, string reason) => new(Descriptors.Pattern, pattern.Shown, Texts.Shown(text), reason);
}
