namespace DryApi.Analyzers.Rules;

/// <summary>A number that JSON can write.</summary>
internal sealed class FiniteRule : ValueRule
{
    public override Violation? Judge(object? value) => Numbers.Read(value) is { } number && !Validation.Rules.IsFinite(number)
        ? new Violation(Descriptors.Range, "a finite number", Texts.Number(number))
        : null;
}
