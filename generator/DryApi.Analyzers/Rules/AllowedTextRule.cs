namespace DryApi.Analyzers;

/// <summary>One of some texts.</summary>
internal sealed class AllowedTextRule(string[] values) : ValueRule
{
    // What a named value stands for is known only where its name was made from a text that is allowed.
    public override Breach? Judge(object? value) => value is string text && !Validation.Rules.IsOneOf(text, values)
        ? new Breach(Descriptors.Allowed, Texts.List(values), Texts.Shown(text))
        {
            FixData = FixData.Of(FixData.Values, values),
        }
        : null;
}
