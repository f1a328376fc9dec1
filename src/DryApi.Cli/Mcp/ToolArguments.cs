using System.Globalization;
using System.Text.Json;

namespace DryApi.Cli.Mcp;

/// <summary>What an agent gave a tool.</summary>
/// <param name="arguments">The arguments by name.</param>
/// <param name="schema">The schema of the tool, which says which there are.</param>
internal sealed class ToolArguments(IDictionary<string, JsonElement>? arguments, JsonElement schema)
{
    /// <summary>Refuses what the tool does not have.</summary>
    /// <exception cref="ToolRefusedException">There is an argument that the tool does not have.</exception>
    public void Check()
    {
        var known = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();
        if (arguments?.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new ToolRefusedException($"{unknown}: this tool has no such argument. It takes {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
        }
    }

    /// <summary>A text; null where none was given.</summary>
    /// <exception cref="ToolRefusedException">It is no text.</exception>
    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => TextOf(name, value),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => throw new ToolRefusedException($"{name}: has to be a text."),
    };

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="ToolRefusedException">It is missing, empty, or no text.</exception>
    public string Required(string name) => Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new ToolRefusedException($"{name}: is required.");

    /// <summary>A whole number in a range; null where none was given.</summary>
    /// <exception cref="ToolRefusedException">It is none, or outside the range.</exception>
    public int? Number(string name, int least, int most) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= least && number <= most => (int)number,
        { ValueKind: JsonValueKind.String } value when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new ToolRefusedException(string.Create(CultureInfo.InvariantCulture, $"{name}: has to be a number from {least} to {most}.")),
    };

    /// <summary>Yes or no; null where none was given.</summary>
    /// <exception cref="ToolRefusedException">It is neither.</exception>
    public bool? Flag(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } value when bool.TryParse(value.GetString(), out var flag) => flag,
        _ => throw new ToolRefusedException($"{name}: has to be true or false."),
    };

    /// <summary>The properties of an object; none where it was not given.</summary>
    /// <exception cref="ToolRefusedException">It is no object, or names something twice.</exception>
    public IReadOnlyDictionary<string, JsonElement> Object(string name)
    {
        if (Value(name) is not { } value)
        {
            return new Dictionary<string, JsonElement>();
        }

        var given = value.ValueKind == JsonValueKind.String ? Parsed(name, value) : value;
        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new ToolRefusedException($"{name}: has to be an object, such as {{\"prompt\": \"a lighthouse\"}}.");
        }

        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in given.EnumerateObject())
        {
            var known = Whole(name, () => property.Name);
            if (!properties.TryAdd(known, property.Value))
            {
                throw new ToolRefusedException($"{name}: has {known} twice.");
            }
        }

        return properties;
    }

    /// <summary>Reads a text of JSON, where it is one.</summary>
    /// <exception cref="ToolRefusedException">It has half of a character.</exception>
    public static T Whole<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new ToolRefusedException($"{name}: has half of a character (a lone surrogate), which no text has.", exception);
        }
    }

    private JsonElement? Value(string name) => arguments is not null && arguments.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>Some agents write an object as a text.</summary>
    private static JsonElement Parsed(string name, JsonElement value)
    {
        try
        {
            using var json = JsonDocument.Parse(TextOf(name, value));
            return json.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new ToolRefusedException($"{name}: has to be an object, and is a text that is no JSON.", exception);
        }
    }

    private static string TextOf(string name, JsonElement value) => Whole(name, () => value.GetString()!);
}
