using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>The number of items of a list. Null is valid.</summary>
/// <param name="minimum">The fewest.</param>
/// <param name="maximum">The most; <see cref="int.MaxValue"/> for no limit.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemCountAttribute(int minimum, int maximum) : ValidationAttribute
{
    /// <summary>The fewest.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The most.</summary>
    public int Maximum { get; } = maximum;

    /// <inheritdoc />
    public override bool IsValid(object? value) => Rules.HasCount((value as IEnumerable)?.Cast<object?>().Count(), Minimum, Maximum);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.CountMessage(Minimum, Maximum);
}
