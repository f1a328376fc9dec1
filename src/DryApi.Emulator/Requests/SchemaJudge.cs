using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using Json.Pointer;
using Json.Schema;

namespace DryApi.Emulator.Requests;

/// <summary>Judges a value by its schema, and says what is wrong in the words that the service's framework uses.</summary>
internal static class SchemaJudge
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.Hierarchical };

    /// <summary>Adds what is wrong with a value.</summary>
    /// <param name="judged">The part of the request that the value is of.</param>
    /// <param name="value">The value.</param>
    /// <param name="field">Where it stands, as messages say it; empty for a body.</param>
    /// <param name="errors">Gets the messages.</param>
    public static void Judge(IJudged judged, JsonNode value, string field, FieldErrors errors)
    {
        var results = judged.Validator.Evaluate(JsonSerializer.SerializeToElement(value, EmulatorJson.Default.JsonNode), Options);
        foreach (var violation in new Violations(judged, value).Of(results))
        {
            var steps = Steps(violation.InstanceLocation);
            var place = string.Join('.', (string[])[.. field.Length == 0 ? Array.Empty<string>() : [field], .. steps.Select(step => step.Replace("[]", "", StringComparison.Ordinal))]);
            var schema = judged.Document.Follow(judged.Pointer, Steps(violation.EvaluationPath));
            foreach (var (keyword, message) in violation.Errors)
            {
                Add(keyword, message, schema, At(value, steps), place, violation.IsOneOfSeveral, errors);
            }
        }
    }

    private static void Add(string keyword, string message, JsonObject? schema, JsonNode? value, string place, bool isOneOfSeveral, FieldErrors errors)
    {
        var said = schema?[keyword];
        if (keyword == "required" && said is JsonArray required)
        {
            foreach (var name in required.Select(each => (string)each!).Where(name => (value as JsonObject)?.ContainsKey(name) != true))
            {
                var field = name.Replace("[]", "", StringComparison.Ordinal);
                field = place.Length == 0 ? field : $"{place}.{field}";
                errors.AddIf(!errors.Has(field), field, isOneOfSeveral ? $"The {field} field is required where no other alternative is given." : $"The {field} field is required.");
            }

            return;
        }

        var at = place.Length == 0 ? "body" : place;
        // One mistake is one message: what has the wrong type is no wrong size besides.
        errors.AddIf(!errors.Has(at), at, Word(keyword, message, said, schema, at));
    }

    private static string Word(string keyword, string message, JsonNode? said, JsonObject? schema, string at) => keyword switch
    {
        "type" => $"The {at} field must be {TypeWords(said)}.",
        "enum" when said is JsonArray values => $"The {at} field must be one of {string.Join(", ", values.Where(each => each is not null).Select(TextOf))}.",
        "const" => $"The {at} field must be {TextOf(said)}.",
        "minimum" => $"The {at} field must be at least {TextOf(said)}.",
        "maximum" => $"The {at} field must not be greater than {TextOf(said)}.",
        "exclusiveMinimum" => $"The {at} field must be greater than {TextOf(said)}.",
        "exclusiveMaximum" => $"The {at} field must be less than {TextOf(said)}.",
        "multipleOf" => $"The {at} field must be a multiple of {TextOf(said)}.",
        "minLength" => $"The {at} field must be at least {TextOf(said)} characters.",
        "maxLength" => $"The {at} field must not be greater than {TextOf(said)} characters.",
        "minItems" => $"The {at} field must have at least {TextOf(said)} items.",
        "maxItems" => $"The {at} field must not have more than {TextOf(said)} items.",
        "uniqueItems" => $"The {at} field has a duplicate value.",
        "pattern" => $"The {at} field format is invalid: it has to match {TextOf(said)}.",
        "oneOf" => $"The {at} field is ambiguous: {Alternatives(schema)}.",
        _ => $"The {at} field is invalid ({keyword}): {message}",
    };

    /// <summary>What tells the alternatives apart: the names that only some of them require.</summary>
    private static string Alternatives(JsonObject? schema)
    {
        var required = (schema?["oneOf"] as JsonArray ?? []).Select(branch => (branch?["required"] as JsonArray ?? []).Select(each => (string)each!).ToList()).ToList();
        var names = required.SelectMany(each => each).Distinct().Where(name => !required.TrueForAll(each => each.Contains(name))).ToList();
        return names.Count == 0 ? "it fits several of its alternatives" : $"give what one alternative has of {string.Join(", ", names)}, not of several";
    }

    private static string TypeWords(JsonNode? said)
    {
        var types = (said is JsonArray several ? several.Select(each => (string)each!) : [(string?)said ?? ""]).Where(type => type != "null").ToList();
        return string.Join(" or ", types.Select(type => type switch { "boolean" => "true or false", "integer" => "an integer", "array" => "an array", "object" => "an object", _ => "a " + type }));
    }

    private static string TextOf(JsonNode? value) => value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : Convert.ToString(value?.ToJsonString(), CultureInfo.InvariantCulture) ?? "null";

    /// <summary>The steps of a pointer.</summary>
    public static IReadOnlyList<string> Steps(JsonPointer pointer) => [.. pointer.ToString().Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>What stands in a value.</summary>
    public static JsonNode? At(JsonNode? value, IEnumerable<string> steps) => steps.Aggregate(value, (at, step) => at switch
    {
        JsonObject members => members[step],
        JsonArray items when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
        _ => null,
    });
}
