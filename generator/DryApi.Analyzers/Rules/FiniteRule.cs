namespace DryApi.Analyzers;

/// <summary>A number that JSON can write.</summary>
internal sealed class FiniteRule : ValueRule
{
    public override Breach? Judge(object? value) => Numbers.Read(value) is { } number && !Validation.Rules.IsFinite(number)
        ? new Breach(Descriptors.Range, "a finite number", Texts.Number(number))
        : null;
}
