namespace DryApi.Analyzers;

/// <summary>A length in code points.</summary>
internal sealed class LengthRule(long minimum, long maximum) : ValueRule
{
    public override Breach? Judge(object? value) => value is string text && !Validation.Rules.HasLength(text, minimum, maximum)
        ? new Breach(Descriptors.Length, Texts.Bounds(minimum, maximum), Texts.Number((long)Validation.Rules.Length(text)))
        : null;
}
