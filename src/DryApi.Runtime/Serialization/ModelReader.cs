using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DryApi.Operations;

namespace DryApi.Serialization;

/// <summary>
/// Reads values of models from JSON. Lenient where the service is known to be loose (a number as a string, <c>[]</c> for an
/// empty object), strict where a value makes no sense: that is a <see cref="JsonException"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelReader
{
    /// <summary>Enters an object. False when there is null in its place; <c>[]</c> is an empty object.</summary>
    public static bool Begin(ref Utf8JsonReader reader, out bool isEmpty)
    {
        isEmpty = false;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return false;
            case JsonTokenType.StartObject:
                return true;
            case JsonTokenType.StartArray:
                var next = reader;
                next.Read();
                isEmpty = next.TokenType == JsonTokenType.EndArray;
                return isEmpty && reader.Read() ? true : throw Mismatch("an object", JsonTokenType.StartArray);
            default:
                throw Mismatch("an object", reader.TokenType);
        }
    }

    /// <summary>Moves to the next property's name. False at the object's end.</summary>
    public static bool Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Tells whether the reader stands at a property of that name; then it goes on to the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool At(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <inheritdoc cref="At(ref Utf8JsonReader, ReadOnlySpan{byte})"/>
    /// <param name="reader">Stands at a name.</param>
    /// <param name="name">The name.</param>
    /// <param name="seen">The properties that have to be there and were; gets the bit of this one.</param>
    /// <param name="bit">Which bit that is.</param>
    public static bool At(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ref ulong seen, int bit)
    {
        if (!At(ref reader, name))
        {
            return false;
        }

        seen |= 1UL << bit;
        return true;
    }

    /// <summary>Keeps the property at whose name the reader stands, which the contract does not name.</summary>
    public static void Keep(JsonObjectModel model, ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        model.AdditionalProperties[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a string; null for null.</summary>
    public static string? String(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        _ => throw Mismatch("a string", reader.TokenType),
    };

    /// <summary>Reads true or false; null for null.</summary>
    public static bool? Boolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when bool.TryParse(reader.GetString(), out var value) => value,
        JsonTokenType.Number when reader.TryGetInt32(out var value) && value is 0 or 1 => value == 1,
        _ => throw Mismatch("true or false", reader.TokenType),
    };

    /// <summary>Reads a whole number of 32 bits; null for null.</summary>
    public static int? Int32(ref Utf8JsonReader reader) => Int64(ref reader) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var value => (int)value,
        _ => throw new JsonException("a whole number of 32 bits was expected, the number is larger"),
    };

    /// <summary>Reads a whole number; null for null.</summary>
    public static long? Int64(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetInt64(out var value):
                return value;
            case JsonTokenType.Number when reader.TryGetDouble(out var value) && value == Math.Floor(value) && Math.Abs(value) < 9e15:
                return (long)value;
            case JsonTokenType.String when long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value):
                return value;
            default:
                throw Mismatch("a whole number", reader.TokenType);
        }
    }

    /// <summary>Reads a number; null for null.</summary>
    public static double? Double(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetDouble(out var value) && double.IsFinite(value):
                return value;
            case JsonTokenType.String when double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value):
                return value;
            default:
                throw Mismatch("a number", reader.TokenType);
        }
    }

    /// <summary>Reads a number of which every decimal digit counts, such as an amount of money; null for null.</summary>
    public static decimal? Decimal(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetDecimal(out var value):
                return value;
            case JsonTokenType.String when decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value):
                return value;
            case JsonTokenType.Number:
                throw new JsonException("a number of at most 28 digits was expected, the number is larger");
            default:
                throw Mismatch("a number", reader.TokenType);
        }
    }

    /// <summary>
    /// A time of ISO 8601. One without an offset is UTC, as all times of the service are; never one of the zone that this machine happens to be in.
    /// </summary>
    public static DateTimeOffset? DateTimeOffset(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified)
            {
                return new DateTimeOffset(time, TimeSpan.Zero);
            }

            // RFC 3339 lets a blank stand between date and time, as databases write it.
            if (reader.TryGetDateTimeOffset(out var value)
                || System.DateTimeOffset.TryParseExact(reader.GetString(), "yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value))
            {
                return value;
            }
        }

        throw Mismatch("a time (ISO 8601)", reader.TokenType);
    }

    /// <summary>Reads any JSON; null for null.</summary>
    public static JsonElement? Json(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref reader);

    /// <summary>Reads a value of an enumeration; null for null.</summary>
    public static T? OpenEnum<T>(ref Utf8JsonReader reader)
        where T : struct, IOpenEnum<T> => String(ref reader) is { } value ? T.Create(value) : null;

    /// <summary>Reads a model; null for null.</summary>
    public static T? Value<T>(ref Utf8JsonReader reader)
        where T : class, IJsonReadable<T> => T.ReadFrom(ref reader);

    /// <summary>Reads a list of which each item is a string; null for null.</summary>
    public static IList<string>? StringList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => String(ref r) ?? "");

    /// <summary>Reads a list of which each item is true or false; null for null.</summary>
    public static IList<bool>? BooleanList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(Boolean(ref r)));

    /// <summary>Reads a list of which each item is a whole number of 32 bits; null for null.</summary>
    public static IList<int>? Int32List(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(Int32(ref r)));

    /// <summary>Reads a list of which each item is a whole number; null for null.</summary>
    public static IList<long>? Int64List(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(Int64(ref r)));

    /// <summary>Reads a list of which each item is a number; null for null.</summary>
    public static IList<double>? DoubleList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(Double(ref r)));

    /// <summary>Reads a list of which each item is a number of which every decimal digit counts; null for null.</summary>
    public static IList<decimal>? DecimalList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(Decimal(ref r)));

    /// <summary>Reads a list of which each item is a time; null for null.</summary>
    public static IList<DateTimeOffset>? DateTimeOffsetList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => Item(DateTimeOffset(ref r)));

    /// <summary>Reads a list of which each item is any JSON; null for null.</summary>
    public static IList<JsonElement>? JsonList(ref Utf8JsonReader reader) => List(ref reader, static (ref Utf8JsonReader r) => JsonElement.ParseValue(ref r));

    /// <summary>Reads a list of which each item is a value of an enumeration; null for null.</summary>
    public static IList<T>? OpenEnumList<T>(ref Utf8JsonReader reader)
        where T : struct, IOpenEnum<T> => List(ref reader, static (ref Utf8JsonReader r) => Item(OpenEnum<T>(ref r)));

    /// <summary>Reads a list of which each item is a model; null for null.</summary>
    public static IList<T>? ValueList<T>(ref Utf8JsonReader reader)
        where T : class, IJsonReadable<T> => List(ref reader, static (ref Utf8JsonReader r) => Value<T>(ref r) ?? throw Mismatch("an object", JsonTokenType.Null));

    /// <summary>The value, which the contract says is never null.</summary>
    public static T Required<T>(T? value, string model, string property)
        where T : class => value ?? throw new JsonException($"'{property}' of {model} is null, which the contract rules out");

    /// <inheritdoc cref="Required{T}(T, string, string)"/>
    public static T Required<T>(T? value, string model, string property)
        where T : struct => value ?? throw new JsonException($"'{property}' of {model} is null, which the contract rules out");

    /// <summary>Checks that every required property was there; bit n stands for the n-th name.</summary>
    public static void RequireAll(ulong seen, string model, ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if ((seen & (1UL << i)) == 0)
            {
                throw new JsonException($"'{names[i]}' of {model} is missing, which the contract requires");
            }
        }
    }

    /// <summary>
    /// Gets which member of a union stands here: the one that the discriminator names; or else, of those of its kind whose required properties are all there,
    /// the one that knows most of what is.
    /// </summary>
    /// <param name="reader">A copy, so nothing is consumed.</param>
    /// <param name="members">The members.</param>
    /// <returns>The index of the member; -1 where it is none.</returns>
    public static int MemberOf(Utf8JsonReader reader, params ReadOnlySpan<UnionMember> members)
    {
        var kind = KindOf(reader.TokenType);
        var (first, count) = (-1, 0);
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Kind == kind)
            {
                (first, count) = (first < 0 ? i : first, count + 1);
            }
        }

        if (kind != JsonValueKind.Object || count < 1)
        {
            return first;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var discriminator = members[first].Discriminator;
        string? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            names.Add(name);
            reader.Read();
            value = name == discriminator && reader.TokenType == JsonTokenType.String ? reader.GetString() : value;
            reader.Skip();
        }

        var (best, most) = (-1, int.MinValue);
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Kind != kind)
            {
                continue;
            }

            if (value is not null && members[i].Values?.Contains(value) == true)
            {
                return i;
            }

            var (properties, required) = (members[i].Properties ?? [], members[i].Required ?? []);
            var fit = names.Count(properties.Contains) * 2 - names.Count;
            (best, most) = fit > most && required.All(names.Contains) ? (i, fit) : (best, most);
        }

        return best;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonValueKind.True,
        _ => JsonValueKind.Undefined,
    };

    /// <summary>Null for null; anything else is no member of the union.</summary>
    public static T? Unknown<T>(ref Utf8JsonReader reader)
        where T : class => reader.TokenType == JsonTokenType.Null ? null : throw Mismatch("a " + typeof(T).Name, reader.TokenType);

    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    private static List<T>? List<T>(ref Utf8JsonReader reader, ItemReader<T> read)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch("a list", reader.TokenType);
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader));
        }

        return items;
    }

    private static T Item<T>(T? value)
        where T : struct => value ?? throw new JsonException("an item of a list is null");

    private static JsonException Mismatch(string expected, JsonTokenType found) => new($"{expected} was expected, found {Words(found)}");

    private static string Words(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => token.ToString(),
    };
}
