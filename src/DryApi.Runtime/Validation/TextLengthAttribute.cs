using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A length in code points, as JSON Schema counts: an emoji is one, where <see cref="StringLengthAttribute"/> counts two. Null is valid.</summary>
/// <param name="maximumLength">The most code points; <see cref="int.MaxValue"/> for no limit.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextLengthAttribute(int maximumLength) : StringLengthAttribute(maximumLength)
{
    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.HasLength(item?.ToString(), MinimumLength, MaximumLength));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.LengthMessage(MinimumLength, MaximumLength);
}
