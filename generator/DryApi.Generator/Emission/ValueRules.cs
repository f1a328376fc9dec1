using System.Globalization;
using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>The rules that one value has to keep, from its line of the contract.</summary>
internal static class ValueRules
{
    /// <summary>The keywords that become rules here, in <see cref="NumberRules"/> and in the emission of models, and those that say of which type a value is.</summary>
    private static readonly HashSet<string> Checked = new(StringComparer.Ordinal)
    {
        "minLength", "maxLength", "pattern", "enum", "schemes", "maxFileSize", "fileTypes", "minItems", "maxItems", "uniqueItems",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "exactlyOneOf", "atLeastOneOf", "requiredWhen",
        "format", "contentEncoding", "contentMediaType", "additionalProperties", "requires",
    };

    /// <summary>The rules that are not checked before sending, for the service alone judges them: a keyword of the table and its value each.</summary>
    public static IEnumerable<(string Keyword, string Value)> Unchecked(SchemaExpression expression) => expression.Constraints
        .Where(constraint => !Checked.Contains(constraint.Name))
        .Select(constraint => (Keyword: Keywords.Find(constraint.Name), constraint.Value))
        .Where(rule => rule.Keyword is { Role: KeywordRole.Allows })
        .Select(rule => (rule.Keyword!.Extension ?? rule.Keyword.Name, rule.Value));

    /// <summary>The rules of the value itself; those of its items are asked for with the item's type.</summary>
    /// <param name="type">Its C# type.</param>
    /// <param name="expression">Its type and constraints in the contract.</param>
    /// <param name="pattern">The name of the field that holds its compiled pattern.</param>
    public static IEnumerable<Rule> Of(CSharpType type, SchemaExpression expression, string pattern)
    {
        return type.Kind switch
        {
            TypeKind.String => Text(expression, Itself, pattern),
            TypeKind.OpenEnum => Text(expression, static value => value.Member("Value"), pattern),
            TypeKind.Int32 or TypeKind.Int64 => NumberRules.OfWhole(expression, type.Kind == TypeKind.Int32),
            TypeKind.Double => NumberRules.OfDouble(expression).Prepend(new Rule("FiniteNumber", "Finite", Itself)),
            TypeKind.Decimal => NumberRules.OfDouble(expression).Select(static rule => rule with { Value = AsDouble }),
            TypeKind.File => File(expression),
            TypeKind.List => List(expression),
            _ => [],
        };
    }

    /// <summary>The pattern for .NET; null when there is none, or it cannot be used: then <paramref name="problem"/> says why.</summary>
    public static DotNetPattern? Pattern(SchemaExpression expression, out string? problem)
    {
        problem = null;
        try
        {
            return expression["pattern"] is { } pattern ? EcmaPattern.Translate(JsonText.Unquote(pattern)) : null;
        }
        catch (PatternException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <summary>What the matcher and the attribute of a pattern are made with, but for the words that only one of them has.</summary>
    /// <param name="expression">The type and constraints of the text.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="schemaPattern">How the argument of the schema's own pattern is named.</param>
    /// <param name="backtracks">How the argument for the engine is named.</param>
    public static string PatternArguments(SchemaExpression expression, DotNetPattern pattern, string schemaPattern, string backtracks)
    {
        var source = JsonText.Unquote(expression["pattern"]!);
        return CSharpLiteral.Quote(pattern.Text)
            + (source == pattern.Text ? "" : $", {schemaPattern}{CSharpLiteral.Quote(source)}")
            + (pattern.Backtracks ? $", {backtracks}true" : "");
    }

    private static IEnumerable<Rule> Text(SchemaExpression expression, Func<Operand, string> text, string pattern)
    {
        var (minimum, maximum) = (Count(expression["minLength"], 0), Count(expression["maxLength"], int.MaxValue));
        if (minimum > 0 || maximum < int.MaxValue)
        {
            yield return new Rule(
                minimum > 0 ? $"TextLength({Max(maximum)}, MinimumLength = {minimum})" : $"TextLength({Max(maximum)})",
                "Length",
                text,
                $"{minimum}, {Max(maximum)}");
        }

        if (Pattern(expression, out _) is { } translated)
        {
            yield return new Rule($"TextPattern({PatternArguments(expression, translated, "SchemaPattern = ", "Backtracks = ")})", "Pattern", text, pattern);
        }

        if (expression["enum"] is { } values)
        {
            var list = Strings(values);
            yield return new Rule($"AllowedText({list})", "OneOf", text, list);
        }

        if (expression["schemes"] is { } schemes)
        {
            var list = Strings(schemes);
            yield return new Rule(list == "\"https\"" ? "HttpsUrl" : $"UrlSchemes({list})", "Scheme", text, list);
        }
    }

    private static IEnumerable<Rule> File(SchemaExpression expression)
    {
        if (expression["maxFileSize"] is { } literal && ExactNumber.TryParse(literal, out var most) && most.Floor() < long.MaxValue)
        {
            var size = most.Floor().ToString(CultureInfo.InvariantCulture);
            yield return new Rule($"FileSize({size})", "Size", Itself, size);
        }

        if (expression["fileTypes"] is { } types)
        {
            var list = Strings(types);
            yield return new Rule($"FileTypes({list})", "FileType", Itself, list);
        }
    }

    private static IEnumerable<Rule> List(SchemaExpression expression)
    {
        var (minimum, maximum) = (Count(expression["minItems"], 0), Count(expression["maxItems"], int.MaxValue));
        if (minimum > 0 || maximum < int.MaxValue)
        {
            yield return new Rule($"ItemCount({minimum}, {Max(maximum)})", "Items", static value => value.Member("Count"), $"{minimum}, {Max(maximum)}");
        }

        if (expression.Has("uniqueItems"))
        {
            yield return new Rule("DistinctItems", "Distinct", Itself);
        }
    }

    /// <summary>A number of characters or items, as far as there can be any; a fraction of one is none.</summary>
    private static long Count(string? literal, long otherwise)
    {
        if (literal is null || !ExactNumber.TryParse(literal, out var count))
        {
            return otherwise;
        }

        // At least 1.5 are 2, at most 1.5 are 1.
        var whole = otherwise == 0 ? count.Ceiling() : count.Floor();
        return (long)Math.Min(Math.Max(whole, 0), int.MaxValue);
    }

    private static string Itself(Operand value) => value.Expression;

    private static string AsDouble(Operand value) => $"(double?){value.Expression}";

    private static string Max(long maximum) => maximum == int.MaxValue ? "int.MaxValue" : maximum.ToString(CultureInfo.InvariantCulture);

    private static string Strings(string list) => string.Join(", ", JsonText.Items(list).Select(item => CSharpLiteral.Quote(JsonText.Unquote(item))));
}
