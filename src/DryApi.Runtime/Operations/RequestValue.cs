using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using DryApi.Files;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Operations;

/// <summary>
/// A value by name from which a request is made: JSON, an object of .NET, or the text of a command line. What does not fit is an error of its
/// field, and the rest is read on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequestValue
{
    private readonly RequestErrors _errors;
    private readonly string _field;
    private readonly object? _value;
    private readonly RequestNames _names;
    private HashSet<string>? _read;
    private Dictionary<string, object?>? _properties;

    internal RequestValue(RequestErrors errors, string field, object? value, RequestNames names = RequestNames.WireAndCSharp)
    {
        (_errors, _field, _names) = (errors, field, names);
        _value = value is JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value;
    }

    /// <summary>Reads a model from JSON, under its names on the wire.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="keepsUnknown">Whether properties that the model does not have are kept as they are; otherwise they are refused.</param>
    /// <exception cref="JsonException">It is no such model, with all that is wrong.</exception>
    internal static TModel? Read<TModel>(JsonElement json, bool keepsUnknown)
        where TModel : class, IRequestModel<TModel>
    {
        var errors = new RequestErrors();
        var value = new RequestValue(errors, "", json.Clone(), keepsUnknown ? RequestNames.WireAndUnknown : RequestNames.Wire);
        var model = typeof(IComposedTypeWrapper).IsAssignableFrom(typeof(TModel)) ? TModel.From(value) : value.Model<TModel>();
        if (errors.IsAny)
        {
            var problems = errors.ToDictionary().SelectMany(static field => field.Value.Select(message => field.Key.Length == 0 ? message : $"{field.Key}: {message}"));
            throw new JsonException($"This is no {typeof(TModel).Name}. {string.Join(" ", problems)}");
        }

        return model;
    }

    /// <summary>Gets the property of a name; null in its place where nobody gives it.</summary>
    /// <param name="wireName">Its name on the wire.</param>
    /// <param name="name">Its name in C#, which does as well.</param>
    public RequestValue Get(string wireName, string name)
    {
        _read ??= new HashSet<string>(StringComparer.Ordinal);
        var isGiven = TryGet(wireName, out var value);
        if (_names == RequestNames.WireAndCSharp && name != wireName && TryGet(name, out var other))
        {
            if (isGiven)
            {
                _errors.Add(FieldOf(wireName), $"Is given twice, as {wireName} and as {name}.");
            }

            value = other;
        }

        return new RequestValue(_errors, FieldOf(wireName), value, _names);

        bool TryGet(string key, out object? found)
        {
            _read.Add(key);
            return TryGetProperty(key, out found);
        }
    }

    /// <inheritdoc cref="Get"/>
    /// <remarks>That it is missing is an error.</remarks>
    public RequestValue Required(string wireName, string name)
    {
        var value = Get(wireName, name);
        if (value._value is null)
        {
            _errors.Add(value._field, Validation.Rules.RequiredMessage);
        }

        return value;
    }

    /// <summary>Gets the text.</summary>
    public string? String() => _value switch
    {
        null => null,
        string text => text,
        Uri uri => uri.OriginalString,
        JsonElement { ValueKind: JsonValueKind.String } json => ModelJson.TextOf(json) ?? HalfPair(),
        _ => Mismatch<string>("a string"),
    };

    /// <summary>Gets true or false.</summary>
    public bool? Boolean() => _value switch
    {
        null => null,
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean(),
        _ => MismatchOf<bool>("true or false"),
    };

    /// <summary>Gets the whole number of 64 bits.</summary>
    public long? Int64() => _value switch
    {
        null => null,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        not string when NumberText() is { } text => Whole(text) ?? MismatchOf<long>("a whole number of 64 bits"),
        _ => MismatchOf<long>("a whole number"),
    };

    /// <summary>Gets the whole number of 32 bits.</summary>
    public int? Int32() => Int64() switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var number => (int)number,
        _ => MismatchOf<int>("a whole number of 32 bits"),
    };

    /// <summary>Gets the number.</summary>
    public double? Double() => _value switch
    {
        null => null,
        double number => number,
        float number => number,
        _ when (_value as string ?? NumberText()) is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => MismatchOf<double>("a number"),
    };

    /// <summary>Gets the number of which every decimal digit counts.</summary>
    public decimal? Decimal() => _value switch
    {
        null => null,
        decimal number => number,
        _ when (_value as string ?? NumberText()) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => MismatchOf<decimal>("a number of at most 28 digits"),
    };

    /// <summary>Gets the time.</summary>
    public DateTimeOffset? DateTimeOffset() => _value switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text when TryTime(text, out var time) => time,
        JsonElement { ValueKind: JsonValueKind.String } json when TryTime(ModelJson.TextOf(json), out var time) => time,
        _ => MismatchOf<DateTimeOffset>("a time, such as 2030-01-31T12:00:00Z"),
    };

    /// <summary>Gets the JSON. A text that is JSON is that; any other is a string.</summary>
    public JsonElement? Json()
    {
        switch (_value)
        {
            case null:
                return null;
            case JsonElement json:
                return Unicode(json);
            case string text when Parse(text) is { } json:
                return Unicode(json);
            default:
                return JsonValues.Of(_value) ?? MismatchOf<JsonElement>("JSON");
        }
    }

    /// <summary>Gets the file.</summary>
    /// <typeparam name="TFile">The type of the client's files.</typeparam>
    public TFile? File<TFile>()
        where TFile : FileContent => _value switch
        {
            null => null,
            TFile file => file,
            FileContent => Mismatch<TFile>($"a {typeof(TFile)}, the file of this client"),

            // A text might name any file of this machine; who passes values on has to choose files by itself.
            _ => Mismatch<TFile>("a file, which is passed as FileContent"),
        };

    /// <summary>Gets the value that the service may extend.</summary>
    /// <typeparam name="TEnum">Its type.</typeparam>
    public TEnum? OpenEnum<TEnum>()
        where TEnum : struct, IOpenEnum<TEnum> => _value is TEnum value ? value : String() is { } text ? TEnum.Create(text) : null;

    /// <summary>Gets the model.</summary>
    /// <typeparam name="TModel">Its type.</typeparam>
    public TModel? Model<TModel>()
        where TModel : class, IRequestModel<TModel>
    {
        if (_value is null or TModel)
        {
            return (TModel?)_value;
        }

        var value = _value is string text && Parse(text) is { ValueKind: JsonValueKind.Object } json ? new RequestValue(_errors, _field, json, _names) : this;
        return value.IsObject ? value.Whole<TModel>() : Mismatch<TModel>("an object");
    }

    /// <summary>Gets the union.</summary>
    /// <typeparam name="TUnion">Its type.</typeparam>
    public TUnion? Union<TUnion>()
        where TUnion : class, IRequestModel<TUnion> => _value is null or TUnion ? (TUnion?)_value : TUnion.From(this);

    /// <summary>Gets the list.</summary>
    /// <typeparam name="TItem">The type of its items.</typeparam>
    /// <param name="item">Gets an item.</param>
    public IList<TItem>? List<TItem>(Func<RequestValue, TItem> item)
    {
        IEnumerable<object?>? items = _value switch
        {
            null => null,
            JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Select(static each => (object?)each),
            string text when Parse(text) is { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Select(static each => (object?)each),
            not string and not JsonElement and IEnumerable list when !IsObject => list.Cast<object?>(),
            _ => Mismatch<IEnumerable<object?>>("a list"),
        };
        return items?.Select((each, index) =>
        {
            var value = new RequestValue(_errors, FieldOf(index.ToString(CultureInfo.InvariantCulture)), each, _names);
            if (value._value is null)
            {
                _errors.Add(value._field, Validation.Rules.RequiredMessage);
            }

            return item(value);
        }).ToList();
    }

    /// <summary>Gets which member of a union it is: of classes, the one that knows most of what is given.</summary>
    /// <param name="members">The members.</param>
    /// <returns>The index of the member; -1 where it is none, which is an error.</returns>
    public int MemberOf(params ReadOnlySpan<UnionMember> members)
    {
        var kind = Kind;
        var (best, most) = (-1, int.MinValue);
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Kind != kind)
            {
                continue;
            }

            if (members[i].Discriminator is { } discriminator && members[i].Values is { Length: > 0 } values && TryGetProperty(discriminator, out var said)
                && new RequestValue(new RequestErrors(), "", said).String() is { } word && values.Contains(word))
            {
                return i;
            }

            // What is not known to a member is worse than what is missing: a field that nobody sees is lost.
            var (properties, required) = (members[i].Properties ?? [], members[i].Required ?? []);
            var fit = (Names.Count(properties.Contains) * 4) - (Names.Count(name => !properties.Contains(name)) * 3) - required.Count(name => !Names.Contains(name));
            (best, most) = fit > most ? (i, fit) : (best, most);
        }

        if (best < 0)
        {
            _errors.Add(_field, "Has a type that it cannot have.");
        }

        return best;
    }

    /// <summary>Makes a model of what has properties, and finds those that it does not have.</summary>
    internal TModel? Whole<TModel>()
        where TModel : class, IRequestModel<TModel>
    {
        var model = TModel.From(this);
        if (_names == RequestNames.WireAndUnknown && model is IAdditionalProperties keeper)
        {
            foreach (var name in Unread)
            {
                keeper.AdditionalProperties[name] = (JsonElement)_properties![name]!;
            }
        }
        else
        {
            AddUnread();
        }

        return model;
    }

    /// <summary>Adds the names that nobody asked for.</summary>
    internal void AddUnread()
    {
        foreach (var name in Unread)
        {
            _errors.Add(FieldOf(Errors.PrintableText.Of(name, 100)), "Is no parameter here.");
        }
    }

    private IEnumerable<string> Unread => Names.Where(name => _read?.Contains(name) != true);

    private bool IsObject => _value is JsonElement { ValueKind: JsonValueKind.Object } or IReadOnlyDictionary<string, object?> or IDictionary<string, object?>;

    private IEnumerable<string> Names => _value switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } json => PropertiesOf(json).Keys,
        IReadOnlyDictionary<string, object?> properties => properties.Keys,
        IDictionary<string, object?> properties => properties.Keys,
        _ => [],
    };

    private JsonValueKind Kind => _value switch
    {
        JsonElement { ValueKind: JsonValueKind.False } => JsonValueKind.True,
        JsonElement json => json.ValueKind,
        string or Uri or System.DateTimeOffset or DateTime or FileContent => JsonValueKind.String,
        bool => JsonValueKind.True,
        _ when IsObject => JsonValueKind.Object,
        IEnumerable => JsonValueKind.Array,
        _ when NumberText() is not null => JsonValueKind.Number,
        _ => JsonValueKind.Undefined,
    };

    private bool TryGetProperty(string name, out object? value)
    {
        value = null;
        switch (_value)
        {
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                return PropertiesOf(json).TryGetValue(name, out value);
            case IReadOnlyDictionary<string, object?> properties:
                return properties.TryGetValue(name, out value);
            case IDictionary<string, object?> properties:
                return properties.TryGetValue(name, out value);
            default:
                return false;
        }
    }

    /// <summary>The properties of JSON; of two of one name it is the last, as everywhere in .NET.</summary>
    private Dictionary<string, object?> PropertiesOf(JsonElement json)
    {
        if (_properties is null)
        {
            _properties = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var property in json.EnumerateObject())
            {
                if (NameOf(property) is { } name)
                {
                    _properties[name] = property.Value;
                }
                else
                {
                    _errors.Add(_field, UnicodeText.Problem);
                }
            }
        }

        return _properties;
    }

    /// <inheritdoc cref="ModelJson.TextOf"/>
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

    /// <summary>Tells whether each string of the JSON and each of its names can be read.</summary>
    private static bool IsUnicode(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ModelJson.TextOf(json) is not null,
        JsonValueKind.Array => json.EnumerateArray().All(IsUnicode),
        JsonValueKind.Object => json.EnumerateObject().All(static property => NameOf(property) is not null && IsUnicode(property.Value)),
        _ => true,
    };

    private string FieldOf(string name) => _field.Length == 0 ? name : _field + "." + name;

    private string? NumberText() => _value switch
    {
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetRawText(),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or double or float => ((IFormattable)_value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The whole number that a text is, however it is written: 3, 3.0 and 30e-1 are the same to JSON Schema.</summary>
    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue ? (long)exact
        : null;

    private static bool TryTime(string? text, out DateTimeOffset time) =>
        System.DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonElement? Unicode(JsonElement json)
    {
        if (IsUnicode(json))
        {
            return json;
        }

        _errors.Add(_field, UnicodeText.Problem);
        return null;
    }

    private string? HalfPair()
    {
        _errors.Add(_field, UnicodeText.Problem);
        return null;
    }

    private T? Mismatch<T>(string expected)
        where T : class
    {
        _errors.Add(_field, $"Must be {expected}.");
        return null;
    }

    private T? MismatchOf<T>(string expected)
        where T : struct
    {
        _errors.Add(_field, $"Must be {expected}.");
        return null;
    }
}
