using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A list in which every item is given. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NoNullItemsAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not IEnumerable items || items.Cast<object?>().All(item => item is not null);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.RequiredMessage;
}
