namespace DryApi.Analyzers.Rules;

/// <summary>A value that has to be given.</summary>
internal sealed class RequiredRule(bool allowsEmptyTexts) : ValueRule
{
    public override Violation? Judge(object? value) => value switch
    {
        null => new Violation(Descriptors.Required, "null"),
        string text when !allowsEmptyTexts && string.IsNullOrWhiteSpace(text) => new Violation(Descriptors.Required, "empty"),
        _ => null,
    };
}
