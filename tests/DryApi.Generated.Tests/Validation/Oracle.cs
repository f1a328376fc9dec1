using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Says of a plain value whether the document and the overlay allow it. Written from JSON Schema's text, not from the SDK's rules.</summary>
internal static partial class Oracle
{
    /// <summary>What is judged. A keyword that is in neither list fails the tests: somebody has to decide about it.</summary>
    public static readonly string[] Judged =
    [
        "required", "minLength", "maxLength", "enum", "minimum", "maximum", "maxItems",
        "x-schemes", "x-max-file-size", "x-file-types", "x-exactly-one-of", "x-at-least-one-of", "x-required-when",
    ];

    /// <summary>What a caller's C# cannot break, what only the service can judge, names and prose.</summary>
    public static readonly string[] NotJudged =
    [
        "type", "nullable", "properties", "items", "oneOf", "default", "description", "title", "example", "format",
        "x-csharp-name", "x-csharp-type", "x-csharp-external", "x-max-tokens", "x-max-total-tokens", "x-duration-seconds",
    ];

    public static bool Allows(JsonObject schema, object? value) => value switch
    {
        null => schema["nullable"]?.GetValue<bool>() == true,
        _ when schema["oneOf"] is JsonArray forms => forms.Count(form => IsOfType(form!["type"]!.ToString(), value) && Allows(form.AsObject(), value)) == 1,
        string text => AllowsText(schema, text),
        long or double => AllowsNumber(schema, System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        FileValue file => AllowsFile(schema, file),
        List<object?> items => items.Count <= (Number(schema, "maxItems") ?? double.MaxValue) && items.All(item => item is not null && Allows(schema["items"]!.AsObject(), item)),
        Dictionary<string, object?> values => AllowsObject(schema, values),
        _ => true,
    };

    private static bool IsOfType(string type, object value) => type switch
    {
        "string" => value is string,
        "array" => value is List<object?>,
        _ => throw new NotSupportedException(type),
    };

    private static bool AllowsText(JsonObject schema, string text)
    {
        var length = text.EnumerateRunes().Count();
        return length >= (Number(schema, "minLength") ?? 0)
            && length <= (Number(schema, "maxLength") ?? int.MaxValue)
            && (schema["enum"] is not JsonArray values || values.Any(v => v?.ToString() == text))
            && (schema["x-schemes"] is not JsonArray schemes || (Url().Match(text) is { Success: true } match
                && schemes.Any(s => s!.ToString().Equals(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase))));
    }

    private static bool AllowsNumber(JsonObject schema, double number) =>
        double.IsFinite(number)
        && number >= (Number(schema, "minimum") ?? double.MinValue)
        && number <= (Number(schema, "maximum") ?? double.MaxValue)
        && (schema["enum"] is not JsonArray values || values.Any(v => v!.GetValue<double>() == number));

    private static bool AllowsFile(JsonObject schema, FileValue file) =>
        file.Length <= (Number(schema, "x-max-file-size") ?? double.MaxValue)
        && (schema["x-file-types"] is not JsonArray types || types.Any(t => file.Name.EndsWith("." + t, StringComparison.OrdinalIgnoreCase)));

    private static bool AllowsObject(JsonObject schema, Dictionary<string, object?> values)
    {
        var properties = schema["properties"]!.AsObject();
        bool IsGiven(JsonNode? name) => values.GetValueOrDefault(name!.ToString()) is not null;
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.ToString()).ToHashSet(StringComparer.Ordinal);
        return properties.All(p => values.GetValueOrDefault(p.Key) is { } value
                ? Allows(p.Value!.AsObject(), value)
                : !required.Contains(p.Key) || p.Value!["nullable"]?.GetValue<bool>() == true)
            && (schema["x-exactly-one-of"]?.AsArray() ?? []).All(group => group!.AsArray().Count(IsGiven) == 1)
            && (schema["x-at-least-one-of"]?.AsArray() ?? []).All(group => group!.AsArray().Any(IsGiven))
            && (schema["x-required-when"]?.AsArray() ?? []).All(rule => IsGiven(rule!["property"]) || !Applies(rule, values));
    }

    private static bool Applies(JsonNode rule, Dictionary<string, object?> values) =>
        values.GetValueOrDefault(rule["when"]!.ToString()) is { } decision
            ? rule["is"]!.AsArray().Any(v => v!.ToString() == decision.ToString())
            : rule["orAbsent"]?.GetValue<bool>() == true;

    private static double? Number(JsonObject schema, string keyword) => schema[keyword]?.GetValue<double>();

    /// <summary>RFC 3986 with a host, blanks nowhere; characters outside ASCII as RFC 3987 allows them.</summary>
    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9+.-]*)://(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]\\]+)(?::[0-9]+)?(?:[/?#]\S*)?\z")]
    private static partial Regex Url();
}
