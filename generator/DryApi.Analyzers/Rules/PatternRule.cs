using System.Text.RegularExpressions;

namespace DryApi.Analyzers;

/// <summary>A pattern that is found somewhere in the text.</summary>
internal sealed class PatternRule(Regex pattern) : ValueRule
{
    public override Breach? Judge(object? value) => value is string text && !Validation.Rules.Matches(text, pattern)
        ? new Breach(Descriptors.Pattern, pattern.ToString(), Texts.Shown(text))
        : null;
}
