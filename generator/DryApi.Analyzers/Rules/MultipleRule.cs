namespace DryApi.Analyzers.Rules;

/// <summary>A multiple of a number.</summary>
internal sealed class MultipleRule(double divisor) : ValueRule
{
    // Far-off numbers have no decimal to count in; the SDK's rule judges them, and NaN, by their remainder.
    public override Violation? Judge(object? value) => Numbers.Read(value) is { } number && !IsMultiple(value, number)
        ? new Violation(Descriptors.Range, "a multiple of " + Texts.Number(divisor), Texts.Number(number)) { FixData = Numbers.FixTo(Nearest(number)) }
        : null;

    private bool IsMultiple(object? value, double number) =>
        Numbers.ReadWhole(value) is { } whole ? Validation.Rules.IsMultipleOf(whole, divisor) : Validation.Rules.IsMultipleOf(number, divisor);

    /// <summary>In decimal, as it is judged: 3 times 0.1 is 0.3.</summary>
    private double? Nearest(double number) => Math.Abs(number) < 1e15 && Math.Abs(divisor) > 1e-12
        ? (double)(Math.Round((decimal)number / (decimal)divisor) * (decimal)divisor)
        : null;
}
