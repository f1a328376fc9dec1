using System.ComponentModel.DataAnnotations;
using DryApi.Files;

namespace DryApi.Validation;

/// <summary>The size of a file, where its source knows it. Null is valid.</summary>
/// <param name="maximum">The most bytes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FileSizeAttribute(long maximum) : ValidationAttribute
{
    /// <summary>The most bytes.</summary>
    public long Maximum { get; } = maximum;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.HasSize(item as FileContent, Maximum));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.SizeMessage(Maximum);
}
