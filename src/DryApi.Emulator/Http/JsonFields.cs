using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DryApi.Emulator.Http;

/// <summary>
/// Checks JSON against a generated class, field by field: the serializer by itself stops at the first mistake and names
/// no field that is missing.
/// </summary>
internal static class JsonFields
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>The object of a generated class, once it was checked.</summary>
    public static object? Read(JsonElement value, Type type)
    {
        using var plain = new MemoryStream();
        using (var writer = new Utf8JsonWriter(plain))
        {
            WritePlain(writer, value, type);
        }

        return JsonSerializer.Deserialize(plain.ToArray(), type, Options);
    }

    /// <summary>Writes what was checked: each known name once, and no empty text where the class has something else than text.</summary>
    private static void WritePlain(Utf8JsonWriter writer, JsonElement value, Type type)
    {
        if (value.ValueKind == JsonValueKind.Array && ItemType(type) is { } item)
        {
            writer.WriteStartArray();
            foreach (var each in value.EnumerateArray())
            {
                WritePlain(writer, each, item);
            }

            writer.WriteEndArray();
        }
        else if (value.ValueKind == JsonValueKind.Object && Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info)
        {
            writer.WriteStartObject();
            foreach (var property in info.Properties.Where(each => !each.IsExtensionData))
            {
                if (value.TryGetProperty(property.Name, out var member) && (property.PropertyType == typeof(string) || !IsEmpty(member)))
                {
                    writer.WritePropertyName(property.Name);
                    WritePlain(writer, member, property.PropertyType);
                }
            }

            writer.WriteEndObject();
        }
        else
        {
            // As it came: half of a surrogate pair is for the controller to find.
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }

    /// <summary>Adds what is wrong with an object, and all it holds.</summary>
    public static void Check(JsonElement value, Type type, FieldErrors errors, string prefix = "")
    {
        foreach (var property in Options.GetTypeInfo(type).Properties.Where(each => !each.IsExtensionData))
        {
            var field = prefix + property.Name;
            if (!value.TryGetProperty(property.Name, out var member) || IsEmpty(member))
            {
                errors.AddIf(property.IsRequired, field, Required(field));
                continue;
            }

            if (member.ValueKind == JsonValueKind.Array && ItemType(property.PropertyType) is { } item)
            {
                CheckItems(member, item, errors, field);
            }
            else
            {
                CheckValue(member, property, errors, field);
            }
        }
    }

    public static string Required(string field) => $"The {field} field is required.";

    /// <summary>What a value has to be for a type, in words.</summary>
    public static string MustBe(string field, Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        var what = actual == typeof(string) ? "a string"
            : actual == typeof(long) || actual == typeof(int) ? "an integer"
            : actual == typeof(double) || actual == typeof(float) ? "a number"
            : actual == typeof(bool) ? "true or false"
            : actual.IsEnum ? "one of " + string.Join(", ", EnumValues(actual))
            : typeof(System.Collections.IEnumerable).IsAssignableFrom(actual) ? "an array"
            : "an object";
        return $"The {field} field must be {what}.";
    }

    /// <summary>The rules of the schema that became attributes.</summary>
    public static void CheckRules(object value, JsonPropertyInfo property, FieldErrors errors, string field)
    {
        var attributes = property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? [];
        foreach (var rule in attributes.Cast<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
        {
            errors.Add(field, rule.FormatErrorMessage(field));
        }
    }

    private static void CheckValue(JsonElement member, JsonPropertyInfo property, FieldErrors errors, string field)
    {
        try
        {
            if (member.Deserialize(property.PropertyType, Options) is { } value)
            {
                CheckRules(value, property, errors, field);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            errors.Add(field, MustBe(field, property.PropertyType));
        }
    }

    public static void CheckItems(JsonElement array, Type type, FieldErrors errors, string field)
    {
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var place = $"{field}.{index++}";
            if (item.ValueKind == JsonValueKind.Object)
            {
                Check(item, type, errors, place + ".");
            }
            else
            {
                errors.Add(place, MustBe(place, type));
            }
        }
    }

    /// <summary>The service takes an empty text for none.</summary>
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        _ => false,
    };

    /// <summary>The class of a list's items; null when the items are no objects.</summary>
    private static Type? ItemType(Type list)
    {
        var item = list.IsGenericType && list.GetGenericArguments() is [var only] ? only : null;
        return item is not null && Options.GetTypeInfo(item).Kind == JsonTypeInfoKind.Object ? item : null;
    }

    private static IEnumerable<string> EnumValues(Type type) =>
        Enum.GetNames(type).Select(name => type.GetField(name)!.GetCustomAttributes(typeof(System.Runtime.Serialization.EnumMemberAttribute), false) is [System.Runtime.Serialization.EnumMemberAttribute { Value: { } value }] ? value : name);
}
