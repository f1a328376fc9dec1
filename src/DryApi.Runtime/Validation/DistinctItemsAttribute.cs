using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A list in which no item stands twice. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DistinctItemsAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => Rules.HasDistinctItems((value as IEnumerable)?.Cast<object?>());

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.DistinctMessage;
}
