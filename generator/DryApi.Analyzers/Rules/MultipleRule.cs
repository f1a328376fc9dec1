namespace DryApi.Analyzers;

/// <summary>A multiple of a number.</summary>
internal sealed class MultipleRule(double divisor) : ValueRule
{
    // Far-off numbers have no decimal to count in; the SDK's rule judges them, and NaN, by their remainder.
    public override Breach? Judge(object? value) => Numbers.Read(value) is { } number && !Validation.Rules.IsMultipleOf(number, divisor)
        ? new Breach(Descriptors.Range, "a multiple of " + Texts.Number(divisor), Texts.Number(number)) { FixData = Numbers.FixTo(Math.Round(number / divisor) * divisor) }
        : null;
}
