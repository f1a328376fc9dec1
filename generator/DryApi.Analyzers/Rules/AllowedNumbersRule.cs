namespace DryApi.Analyzers;

/// <summary>One of some numbers.</summary>
internal sealed class AllowedNumbersRule(double[] values) : ValueRule
{
    private readonly string[] _texts = Array.ConvertAll(values, Texts.Number);

    public override Breach? Judge(object? value) => Numbers.Read(value) is { } number && !Validation.Rules.IsOneOf(number, values)
        ? new Breach(Descriptors.Allowed, Texts.List(_texts), Texts.Number(number))
        {
            FixData = FixData.Of(FixData.Values, _texts),
        }
        : null;
}
