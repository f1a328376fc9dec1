using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Requests;

/// <summary>
/// Reads values as the service does: an empty text is none, and a text can say a number or a boolean. A strict reader takes texts for
/// numbers and booleans only where there are but texts, in forms and queries.
/// </summary>
internal sealed class ValueReader(FieldErrors errors, bool isText, bool isStrict)
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value as it came.</param>
    /// <param name="schema">What the document says of it; null where it says nothing.</param>
    /// <param name="field">Where it stands, as messages say it.</param>
    /// <returns>The value; null where there is none.</returns>
    public JsonNode? Read(JsonElement value, IOpenApiSchema? schema, string field) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value, schema, field),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select((item, index) => Read(item, schema?.ItemSchema(), $"{field}.{index}"))]),
        JsonValueKind.String => ReadString(value, schema, field),
        JsonValueKind.Number => ReadNumber(value, schema, field),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(value.GetBoolean()),
        _ => null,
    };

    /// <summary>What a value has to be for a schema, in words.</summary>
    public static string MustBe(string field, IOpenApiSchema? schema)
    {
        var types = (schema?.Types() ?? default) & ~JsonSchemaType.Null;
        var what = types == JsonSchemaType.String ? "a string"
            : types.HasFlag(JsonSchemaType.Number) ? "a number"
            : types.HasFlag(JsonSchemaType.Integer) ? "an integer"
            : types.HasFlag(JsonSchemaType.Boolean) ? "true or false"
            : types == JsonSchemaType.Array ? "an array"
            : types == JsonSchemaType.Object ? "an object"
            : types == (JsonSchemaType.String | JsonSchemaType.Array) ? "a string or an array"
            : "of another type";
        return $"The {field} field must be {what}.";
    }

    private JsonObject ReadObject(JsonElement value, IOpenApiSchema? schema, string field)
    {
        var result = new JsonObject();
        foreach (var (property, number) in value.EnumerateObject().Select((property, number) => (property, number)))
        {
            var name = NameOf(property) ?? $"field {number}";
            var inner = field.Length == 0 ? name.Replace("[]", "", StringComparison.Ordinal) : $"{field}.{name}";
            // The last of several of one name, as everybody reads it. Null is no value, but where the document is taken by its word.
            result.Remove(name);
            var read = Read(property.Value, schema?.PropertyNamed(name), inner);
            if (read is not null || (isStrict && property.Value.ValueKind == JsonValueKind.Null))
            {
                result[name] = read;
            }
        }

        return result;
    }

    private JsonNode? ReadString(JsonElement value, IOpenApiSchema? schema, string field)
    {
        if (TextOf(value) is not { } text)
        {
            errors.Add(field, MustBe(field, schema));
            return null;
        }

        var types = schema?.Types() ?? default;
        if (string.IsNullOrWhiteSpace(text) && (isText || !isStrict))
        {
            return null;
        }

        if ((isStrict && !isText) || types == default || types.HasFlag(JsonSchemaType.String))
        {
            return types.HasFlag(JsonSchemaType.String) && isText && types.HasFlag(JsonSchemaType.Array) && text.StartsWith('[') ? Json(text, schema, field) ?? JsonValue.Create(text) : JsonValue.Create(text);
        }

        return types.HasFlag(JsonSchemaType.Boolean) && Boolean(text) is { } flag ? JsonValue.Create(flag)
            : (types & (JsonSchemaType.Number | JsonSchemaType.Integer)) != 0 && Number(text) is { } number ? ReadNumber(number, schema, field)
            : (types & (JsonSchemaType.Array | JsonSchemaType.Object)) != 0 ? Json(text, schema, field) ?? JsonValue.Create(text)
            : JsonValue.Create(text);
    }

    private JsonNode? ReadNumber(JsonElement value, IOpenApiSchema? schema, string field)
    {
        var types = schema?.Types() ?? default;
        if (!isStrict && types.HasFlag(JsonSchemaType.Boolean) && value.GetRawText() is "0" or "1")
        {
            return JsonValue.Create(value.GetRawText() == "1");
        }

        // Beyond what any program counts with: no value goes on from here that is infinite, or another one than was sent.
        var text = value.GetRawText();
        var isInRange = value.TryGetDouble(out var number) && double.IsFinite(number)
            && (number != 0 || text.Split('e', 'E')[0].All(character => character is not (>= '1' and <= '9')))
            && (!types.HasFlag(JsonSchemaType.Integer) || types.HasFlag(JsonSchemaType.Number) || Math.Abs(number) <= long.MaxValue);
        errors.AddIf(!isInRange, field, MustBe(field, schema));
        return isInRange ? JsonNode.Parse(text) : null;
    }

    private JsonNode? Json(string text, IOpenApiSchema? schema, string field)
    {
        try
        {
            return Read(JsonElement.Parse(text), schema, field);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Number(string text)
    {
        const NumberStyles styles = NumberStyles.Float;
        return double.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonElement.Parse(long.TryParse(text, styles, CultureInfo.InvariantCulture, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture))
            : null;
    }

    private static bool? Boolean(string text) => text.Trim() switch
    {
        "1" => true,
        "0" => false,
        var word when word.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var word when word.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, and no text.
            return null;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
