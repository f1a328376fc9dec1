using System.Globalization;

namespace DryApi.Analyzers.Rules;

/// <summary>One of some numbers.</summary>
/// <param name="values">The numbers.</param>
/// <param name="whole">The same numbers where they are whole and exact as such only; else null.</param>
internal sealed class AllowedNumbersRule(double[] values, long[]? whole = null) : ValueRule
{
    private readonly string[] _texts = whole is null ? Array.ConvertAll(values, Texts.Number) : Array.ConvertAll(whole, value => value.ToString(CultureInfo.InvariantCulture));

    public override Violation? Judge(object? value) => Numbers.Read(value) is { } number && !IsAllowed(value, number)
        ? new Violation(Descriptors.Allowed, Texts.List(_texts), Texts.Number(number))
        {
            FixData = FixData.Of(FixData.Values, _texts),
        }
        : null;

    private bool IsAllowed(object? value, double number) => whole is not null && Numbers.ReadWhole(value) is { } exact
        ? Validation.Rules.IsOneOf(exact, whole)
        : Validation.Rules.IsOneOf(number, values);
}
