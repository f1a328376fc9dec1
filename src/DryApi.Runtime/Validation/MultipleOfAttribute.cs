using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A multiple of a number. Null is valid.</summary>
/// <param name="divisor">The number, more than 0.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MultipleOfAttribute(double divisor) : ValidationAttribute
{
    /// <summary>The number that divides it.</summary>
    public double Divisor { get; } = divisor;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(
        value,
        EachItem,
        item => Items.Whole(item) is { } whole ? Rules.IsMultipleOf(whole, Divisor) : Rules.IsMultipleOf(Items.Number(item), Divisor));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.MultipleMessage(Divisor);
}
