namespace DryApi.Analyzers.Rules;

/// <summary>A length in code points.</summary>
internal sealed class LengthRule(long minimum, long maximum) : ValueRule
{
    public override Violation? Judge(object? value) => value is string text && !Validation.Rules.HasLength(text, minimum, maximum)
        ? new Violation(Descriptors.Length, Texts.Bounds(minimum, maximum), Texts.Number((long)Validation.Rules.Length(text)))
        : null;
}
