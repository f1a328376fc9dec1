namespace DryApi.Analyzers.Rules;

/// <summary>An absolute address of some schemes.</summary>
internal sealed class SchemeRule(string[] schemes) : ValueRule
{
    public override Violation? Judge(object? value) => value is string text && !Validation.Rules.HasScheme(text, schemes)
        ? new Violation(Descriptors.Scheme, string.Join(" or ", schemes), Texts.Shown(text), Reason(text))
        {
            FixData = FixData.Of(FixData.Schemes, schemes),
        }
        : null;

    private string Reason(string text)
    {
        if (text.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return "has blanks";
        }

        var end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.Take(end).All(char.IsLetterOrDigit) && !schemes.Contains(text.Substring(0, end).ToLowerInvariant())
            ? "is " + text.Substring(0, end)
            : "is not one";
    }
}
