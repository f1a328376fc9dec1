using System.ComponentModel.DataAnnotations;
using DryApi.Files;

namespace DryApi.Validation;

/// <summary>The types of a file, by the ending of its name, or by its media type where the name has none. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FileTypesAttribute : ValidationAttribute
{
    private readonly string[] _types;

    /// <summary>Takes the types.</summary>
    /// <param name="types">The endings allowed, without a dot, in small letters; other endings of the same type count as well.</param>
    public FileTypesAttribute(params string[] types) => _types = types;

    /// <summary>The endings allowed.</summary>
    public IReadOnlyList<string> Types => _types;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.HasType(item as FileContent, _types));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.TypeMessage(_types);
}
