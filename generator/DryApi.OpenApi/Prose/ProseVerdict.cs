using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>What a type says of a limit in words.</summary>
/// <param name="IsBacked">Whether it says the same, or says it in another way.</param>
/// <param name="Actual">The constraint that says something else; null when there is none.</param>
internal readonly record struct ProseVerdict(bool IsBacked, Constraint? Actual)
{
    private static readonly ProseVerdict Backed = new(true, null);

    /// <summary>Judges one type by one limit.</summary>
    public static ProseVerdict Of(ProseTarget target, string constraint, string value)
    {
        var type = target.Type;
        return constraint switch
        {
            "minimum" => OfBound(type, value, "minimum", "exclusiveMinimum", -1),
            "maximum" => OfBound(type, value, "maximum", "exclusiveMaximum", 1),
            "exclusiveMinimum" => OfBound(type, value, "exclusiveMinimum", "minimum", 1),
            _ when Keywords.Find(constraint) is { Measure: KeywordMeasure.Length } => OfPlain(type.Find(constraint), value, IsLengthImplied(type, constraint, value)),
            "enum" => OfValues(type, value),
            "schemes" => OfPlain(type.Find(constraint), value, type["enum"] is not null || type["pattern"]?.Contains("https", StringComparison.Ordinal) == true),
            "fileTypes" => OfFileTypes(type.Find(constraint), value),
            "durationSeconds" => OfDuration(type.Find(constraint), value),
            _ => OfPlain(type.Find(constraint), value, isImplied: false),
        };
    }

    private static ProseVerdict OfPlain(Constraint? constraint, string value, bool isImplied) =>
        constraint is null ? new ProseVerdict(isImplied, null)
        : AreEqual(constraint.Value, value) ? Backed
        : new ProseVerdict(false, constraint);

    private static bool AreEqual(string a, string b) => a == b || (JsonText.IsNumber(a) && JsonText.IsNumber(b) && JsonNumber.Compare(a, b) == 0);

    /// <param name="type">The type.</param>
    /// <param name="value">The end of the range by the words.</param>
    /// <param name="name">The constraint that says it.</param>
    /// <param name="other">The constraint that says the same of whole numbers, one further.</param>
    /// <param name="step">Which way further is.</param>
    private static ProseVerdict OfBound(SchemaExpression type, string value, string name, string other, int step)
    {
        var (own, twin) = (type.Find(name), type.Find(other));
        if (own is not null && AreEqual(own.Value, value))
        {
            return Backed;
        }

        var further = (decimal.Parse(value, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture);
        if (twin is not null && type.Kind == SchemaKind.Integer && AreEqual(twin.Value, further))
        {
            return Backed;
        }

        // A list of values needs no range, and an unsigned number no zero.
        var isImplied = type["enum"] is { } values
            ? JsonText.Items(values).All(v => !JsonText.IsNumber(v) || Math.Sign(JsonNumber.Compare(v, value)) != (name == "maximum" ? 1 : -1))
            : name == "minimum" && value == "0" && type["format"]?.StartsWith("\"uint", StringComparison.Ordinal) == true;
        return new ProseVerdict(isImplied && own is null && twin is null, own ?? twin);
    }

    /// <summary>Whether a list of values or a pattern keeps the length.</summary>
    private static bool IsLengthImplied(SchemaExpression type, string constraint, string value)
    {
        if (type["enum"] is not null)
        {
            return true;
        }

        return type["pattern"] is { } pattern
            && (pattern.Contains("{" + value + (constraint == "minLength" ? "," : "}"), StringComparison.Ordinal)
                || pattern.Contains((constraint == "minLength" ? "{" : ",") + value + "}", StringComparison.Ordinal));
    }

    private static ProseVerdict OfValues(SchemaExpression type, string value)
    {
        var constraint = type.Find("enum");
        if (constraint is null)
        {
            return new ProseVerdict(type["extensibleEnum"] is not null || type["pattern"] is not null, null);
        }

        // The words may write a value with a capital letter.
        var wanted = JsonText.Items(value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return wanted.SetEquals(JsonText.Items(constraint.Value)) ? Backed : new ProseVerdict(false, constraint);
    }

    /// <summary>Other endings of the same type count as well: words that name JPEG mean jpg too.</summary>
    private static ProseVerdict OfFileTypes(Constraint? constraint, string value) =>
        constraint is not null && JsonText.Items(value).Select(TypeOf).ToHashSet(StringComparer.Ordinal).SetEquals(JsonText.Items(constraint.Value).Select(TypeOf))
            ? Backed
            : OfPlain(constraint, value, isImplied: false);

    private static string TypeOf(string ending) => ending switch
    {
        "\"jpeg\"" => "\"jpg\"",
        "\"tiff\"" => "\"tif\"",
        "\"mpg\"" => "\"mpeg\"",
        _ => ending,
    };

    /// <summary>The words need not name both ends.</summary>
    private static ProseVerdict OfDuration(Constraint? constraint, string value)
    {
        if (constraint is null)
        {
            return default;
        }

        var said = JsonText.Split(constraint.Value.Trim('{', '}'), ",");
        return JsonText.Split(value.Trim('{', '}'), ",").All(said.Contains) ? Backed : new ProseVerdict(false, constraint);
    }
}
