using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A property has to be given when another has one of some values.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiredWhenAttribute : ValidationAttribute
{
    private readonly string[] _values;

    /// <summary>Takes the properties and the values.</summary>
    /// <param name="property">The C# name of the property that has to be given.</param>
    /// <param name="when">The C# name of the property that decides.</param>
    /// <param name="values">The values of it that ask for the other.</param>
    public RequiredWhenAttribute(string property, string when, params string[] values) => (Property, When, _values) = (property, when, values);

    /// <summary>The C# name of the property that has to be given.</summary>
    public string Property { get; }

    /// <summary>The C# name of the property that decides.</summary>
    public string When { get; }

    /// <summary>The values that ask for the other.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether it has to be given, too, when the deciding property is not.</summary>
    public bool OrAbsent { get; init; }

    /// <summary>Each is a rule of its own, though there may be several on a class.</summary>
    public override object TypeId => this;

    /// <inheritdoc />
    public override bool IsValid(object? value) =>
        value is not IValidatableModel model
        || model.ValueOf(Property) is not null
        || !(model.ValueOf(When)?.ToString() is { } decision ? _values.Contains(decision) : OrAbsent);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => $"{Property}: {Rules.RequiredWhenMessage(When, OrAbsent, _values)}";
}
