namespace DryApi.Analyzers.Rules;

/// <summary>One of some texts.</summary>
internal sealed class AllowedTextRule(string[] values) : ValueRule
{
    // What a named value stands for is known only where its name was made from a text that is allowed.
    public override Violation? Judge(object? value) => value is string text && !Validation.Rules.IsOneOf(text, values)
        ? new Violation(Descriptors.Allowed, Texts.List(values), Texts.Shown(text))
        {
            FixData = FixData.Of(FixData.Values, values),
        }
        : null;
}
