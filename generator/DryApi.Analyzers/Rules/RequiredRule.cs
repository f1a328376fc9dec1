namespace DryApi.Analyzers;

/// <summary>A value that has to be given.</summary>
internal sealed class RequiredRule(bool allowsEmptyTexts) : ValueRule
{
    public override Breach? Judge(object? value) => value switch
    {
        null => new Breach(Descriptors.Required, "null"),
        string text when !allowsEmptyTexts && string.IsNullOrWhiteSpace(text) => new Breach(Descriptors.Required, "empty"),
        _ => null,
    };
}
