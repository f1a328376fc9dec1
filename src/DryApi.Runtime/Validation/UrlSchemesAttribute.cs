using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>An absolute address with one of these schemes. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public class UrlSchemesAttribute : ValidationAttribute
{
    private readonly string[] _schemes;

    /// <summary>Takes the schemes.</summary>
    /// <param name="schemes">The schemes allowed, in small letters.</param>
    public UrlSchemesAttribute(params string[] schemes) => _schemes = schemes;

    /// <summary>The schemes allowed.</summary>
    public IReadOnlyList<string> Schemes => _schemes;

    /// <inheritdoc />
    public override bool IsValid(object? value) => Rules.HasScheme(value as string, _schemes);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.SchemeMessage(_schemes);
}
