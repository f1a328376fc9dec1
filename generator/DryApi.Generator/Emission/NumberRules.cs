using System.Globalization;
using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>
/// The rules of numbers, exactly as the contract says them. A bound that no double stands for is moved to the nearest one, on the side on which no
/// verdict changes; whole numbers are compared as such where doubles would be too coarse.
/// </summary>
internal static class NumberRules
{
    /// <param name="expression">The type and constraints of a whole number.</param>
    /// <param name="isInt32">Whether it has 32 bits.</param>
    public static IEnumerable<Rule> OfWhole(SchemaExpression expression, bool isInt32)
    {
        var (low, high) = (End(expression, isLow: true), End(expression, isLow: false));
        if (IsExactInDouble(low) && IsExactInDouble(high))
        {
            foreach (var rule in DoubleRange(low, high))
            {
                yield return rule;
            }
        }
        else
        {
            foreach (var rule in WholeRange(low, high))
            {
                yield return rule;
            }
        }

        if (Divisor(expression)?.WholeDivisor() is { } divisor and > 1)
        {
            yield return Multiple(divisor.ToString(CultureInfo.InvariantCulture));
        }

        if (Allowed(expression) is { } allowed)
        {
            var (least, most) = isInt32 ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);

            // A whole number is never one of those that are none.
            var values = allowed.Where(v => v.Floor() == v.Ceiling() && v.Floor() >= least && v.Floor() <= most).Select(v => v.ToString()).ToList();
            var isExact = allowed.TrueForAll(v => Math.Abs(v.Floor()) < NumericLimits.ExactInDouble);
            var constants = isExact ? Doubles(allowed) : values.ConvertAll(v => v + "L");
            yield return OneOf(constants, values, allowed);
        }
    }

    /// <param name="expression">The type and constraints of a number.</param>
    public static IEnumerable<Rule> OfDouble(SchemaExpression expression)
    {
        foreach (var rule in DoubleRange(End(expression, isLow: true), End(expression, isLow: false)))
        {
            yield return rule;
        }

        if (Divisor(expression) is { } divisor)
        {
            yield return Multiple(divisor.ToString());
        }

        if (Allowed(expression) is { } allowed)
        {
            var constants = Doubles(allowed);
            yield return OneOf(constants, constants, allowed);
        }
    }

    private static IEnumerable<Rule> DoubleRange(Bound? low, Bound? high)
    {
        if (low is null && high is null)
        {
            yield break;
        }

        var (minimum, isMinimumExcluded) = low is { } l ? ToDouble(l, isLow: true) : ("double.NegativeInfinity", false);
        var (maximum, isMaximumExcluded) = high is { } h ? ToDouble(h, isLow: false) : ("double.PositiveInfinity", false);
        var exclusions = (isMinimumExcluded ? ", MinimumIsExclusive = true" : "") + (isMaximumExcluded ? ", MaximumIsExclusive = true" : "");
        var flags = (isMinimumExcluded ? ", isMinimumExcluded: true" : "") + (isMaximumExcluded ? ", isMaximumExcluded: true" : "");
        yield return new Rule($"NumberRange({minimum}, {maximum}{exclusions})", "Range", Itself, $"{minimum}, {maximum}{flags}");
    }

    /// <summary>The literal of the nearest double. Where it lies outside the range, it is excluded; where inside, it is included.</summary>
    private static (string Literal, bool IsExclusive) ToDouble(Bound bound, bool isLow)
    {
        var nearest = bound.Value.Nearest;
        var order = ExactNumber.Of(nearest).CompareTo(bound.Value);
        return order == 0 ? (bound.Value + "d", bound.IsExclusive) : (ExactNumber.Of(nearest) + "d", isLow ? order < 0 : order > 0);
    }

    private static IEnumerable<Rule> WholeRange(Bound? low, Bound? high)
    {
        var minimum = low is not { } l ? long.MinValue : l.IsExclusive ? l.Value.Floor() + 1 : l.Value.Ceiling();
        var maximum = high is not { } h ? long.MaxValue : h.IsExclusive ? h.Value.Ceiling() - 1 : h.Value.Floor();
        if (minimum <= long.MinValue && maximum >= long.MaxValue)
        {
            yield break;
        }

        if (minimum > long.MaxValue || maximum < long.MinValue)
        {
            // No 64 bits are in the range.
            (minimum, maximum) = (1, 0);
        }

        (minimum, maximum) = (Math.Max(minimum, long.MinValue), Math.Min(maximum, long.MaxValue));
        yield return new Rule(FormattableString.Invariant($"NumberRange(\"{minimum}\", \"{maximum}\")"), "Range", Itself, $"{Literal(minimum)}, {Literal(maximum)}");
    }

    private static string Literal(decimal whole) =>
        whole == long.MinValue ? "long.MinValue" : whole == long.MaxValue ? "long.MaxValue" : whole.ToString(CultureInfo.InvariantCulture) + "L";

    private static Rule Multiple(string divisor) => new($"MultipleOf({divisor}d)", "Multiple", Itself, $"{divisor}d");

    private static Rule OneOf(List<string> attributeConstants, List<string> constants, List<ExactNumber> allowed) => new(
        attributeConstants.Count == 0 ? "AllowedNumbers(new double[0])" : $"AllowedNumbers({string.Join(", ", attributeConstants)})",
        "OneOf",
        value => constants.Count == 0 ? $"global::DryApi.Validation.Rules.IsOneOf({value})" : $"{value} is " + string.Join(" or ", value.IsNullable ? constants.Prepend("null") : constants),
        string.Join(", ", allowed.Select(v => CSharpLiteral.Quote(v.ToString()))));

    /// <summary>Those that a double is written as.</summary>
    private static List<string> Doubles(List<ExactNumber> numbers) => numbers.FindAll(n => ExactNumber.Of(n.Nearest).CompareTo(n) == 0).ConvertAll(n => n + "d");

    private static List<ExactNumber>? Allowed(SchemaExpression expression) => expression["enum"] is { } values
        ? [.. JsonText.Items(values).Select(item => (IsNumber: ExactNumber.TryParse(item, out var number), number)).Where(item => item.IsNumber).Select(item => item.number)]
        : null;

    private static ExactNumber? Divisor(SchemaExpression expression) =>
        expression["multipleOf"] is { } literal && ExactNumber.TryParse(literal, out var divisor) && NumericLimits.IsDivisor(divisor) ? divisor : null;

    /// <summary>The narrower of a bound and its exclusive form; null when C# can hold neither.</summary>
    private static Bound? End(SchemaExpression expression, bool isLow)
    {
        var inclusive = Read(expression[isLow ? "minimum" : "maximum"], isExclusive: false);
        var exclusive = Read(expression[isLow ? "exclusiveMinimum" : "exclusiveMaximum"], isExclusive: true);
        if (inclusive is not { } a || exclusive is not { } b)
        {
            return inclusive ?? exclusive;
        }

        var order = b.Value.CompareTo(a.Value);
        return (isLow ? order >= 0 : order <= 0) ? b : a;
    }

    private static Bound? Read(string? literal, bool isExclusive) =>
        literal is not null && ExactNumber.TryParse(literal, out var value) && NumericLimits.IsBound(value) ? new Bound(value, isExclusive) : null;

    private static bool IsExactInDouble(Bound? bound) => bound is not { } b || Math.Abs(b.Value.Floor()) < NumericLimits.ExactInDouble;

    private static string Itself(Operand value) => value.Expression;

    /// <summary>One end of a range.</summary>
    private readonly record struct Bound(ExactNumber Value, bool IsExclusive);
}
