using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace DryApi.Validation;

/// <summary>
/// A pattern that is found somewhere in the text, as JSON Schema means it; <see cref="RegularExpressionAttribute"/> wants the whole text. Null is valid.
/// A text that cannot be held against the pattern in time is invalid, and the message says so; no exception is thrown.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextPatternAttribute : RegularExpressionAttribute
{
    private readonly Lazy<PatternMatcher> _matcher;

    /// <summary>
    /// Takes the pattern. <see cref="RegularExpressionAttribute.MatchTimeoutInMilliseconds"/> is 1000 unless it is set: a match by backtracking
    /// is given up when it has taken that long two times, and a linear one after ten times as long.
    /// </summary>
    /// <param name="pattern">The pattern, in the syntax of .NET.</param>
    public TextPatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
        : base(pattern)
    {
        MatchTimeoutInMilliseconds = (int)PatternMatcher.Timeout.TotalMilliseconds;
        // The properties are set later than this.
        _matcher = new(() => new PatternMatcher(Pattern, SchemaPattern, Backtracks, MatchTimeout));
    }

    /// <summary>The pattern as the schema has it, in the syntax of ECMAScript, which messages show; null, the default, when that is the same.</summary>
    public string? SchemaPattern { get; init; }

    /// <summary>
    /// Whether it is matched by backtracking, which a few texts can make slow. If not, which is the default, the time is linear in the text
    /// wherever .NET can match the pattern that way.
    /// </summary>
    public bool Backtracks { get; init; }

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Judge(value) == PatternVerdict.Matches;

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.PatternMessage(_matcher.Value.Shown);

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        _matcher.Value.Problem(Judge(value)) is { } problem
            ? new ValidationResult(problem, validationContext?.MemberName is { } name ? [name] : null)
            : ValidationResult.Success;

    /// <summary>The verdict on the value, or on the first item that is not in order.</summary>
    private PatternVerdict Judge(object? value)
    {
        var verdict = PatternVerdict.Matches;
        _ = Items.All(value, EachItem, item => (verdict = _matcher.Value.Judge(item?.ToString())) == PatternVerdict.Matches);
        return verdict;
    }
}
