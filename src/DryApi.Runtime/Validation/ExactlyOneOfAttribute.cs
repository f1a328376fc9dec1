using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>Exactly one of some properties is given.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExactlyOneOfAttribute : ValidationAttribute
{
    private readonly string[] _properties;

    /// <summary>Takes the properties.</summary>
    /// <param name="properties">Their C# names.</param>
    public ExactlyOneOfAttribute(params string[] properties) => _properties = properties;

    /// <summary>The C# names of the properties.</summary>
    public IReadOnlyList<string> Properties => _properties;

    /// <summary>Each is a rule of its own, though there may be several on a class.</summary>
    public override object TypeId => this;

    /// <inheritdoc />
    public override bool IsValid(object? value) =>
        value is not IValidatableModel model || Rules.Given(Array.ConvertAll(_properties, property => model.ValueOf(property) is not null)) == 1;

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.ExactlyOneMessage(_properties);
}
