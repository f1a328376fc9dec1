using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DryApi.Validation;

/// <summary>A pattern that is found somewhere in the text, as JSON Schema means it; <see cref="RegularExpressionAttribute"/> wants the whole text. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextPatternAttribute : RegularExpressionAttribute
{
    private readonly Regex _pattern;

    /// <summary>Takes the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    public TextPatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
        : base(pattern) => _pattern = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.Matches(item?.ToString(), _pattern));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.PatternMessage(Pattern);
}
