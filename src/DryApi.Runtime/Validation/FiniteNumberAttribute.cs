using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A number that JSON can write: neither NaN nor infinite. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FiniteNumberAttribute : ValidationAttribute
{
    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.IsFinite(Items.Number(item)));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.FiniteMessage;
}
