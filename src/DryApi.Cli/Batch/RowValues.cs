using System.Text;
using System.Text.Json;

namespace DryApi.Cli.Batch;

/// <summary>The values of a row by name on the wire: as JSON in the journal, and as a call takes them.</summary>
internal static class RowValues
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Writes values: texts, numbers, true and false, and JSON.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, object?>> values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values.OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Reads what was written: texts as such, all else as JSON.</summary>
    public static Dictionary<string, object?> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject().ToDictionary(
            each => each.Name,
            each => (object?)(each.Value.ValueKind == JsonValueKind.String ? each.Value.GetString() : each.Value.Clone()),
            StringComparer.Ordinal);
    }

    /// <summary>What a value says, in a name or a table.</summary>
    public static string TextOf(object? value) => value as string ?? (value is JsonElement json ? json.ToString() : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");

    /// <summary>The values for a call, with the files opened.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">The values.</param>
    /// <param name="folder">The folder that relative paths begin in.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public static Dictionary<string, object?> ForCall(OperationDescription operation, IEnumerable<KeyValuePair<string, object?>> values, string folder) => values.ToDictionary(
        each => each.Key,
        each => operation.FindParameter(each.Key) is { } parameter ? ForCall(parameter, each.Value, folder) : each.Value,
        StringComparer.Ordinal);

    /// <summary>The value of one parameter for a call.</summary>
    /// <exception cref="UsageException">A file cannot be read, or what has to be JSON is none.</exception>
    public static object? ForCall(ParameterDescription parameter, object? value, string folder)
    {
        var isList = parameter.Type is ParameterType.Array or ParameterType.Any;
        var read = value is string text && (parameter.Type == ParameterType.Object || (isList && text.StartsWith('['))) ? Parse(text) ?? value : value;
        if (parameter.Type == ParameterType.Object && read is string)
        {
            throw new UsageException("is no JSON; give an object such as {\"name\": \"value\"}");
        }

        if (parameter.Type == ParameterType.File)
        {
            return Open(read, folder);
        }

        if (parameter.Type != ParameterType.Array)
        {
            return read;
        }

        object?[] items = read is JsonElement { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Select(item => (object?)item)] : [read];
        return parameter.Items?.Type switch
        {
            ParameterType.File => items.Select(item => Open(item is JsonElement { ValueKind: JsonValueKind.String } path ? path.GetString() : item, folder)).ToArray(),
            ParameterType.Object => items.Select(item => item is string single ? Parse(single) ?? throw new UsageException("is no JSON; give a list of objects such as [{\"name\": \"value\"}]") : item).ToArray(),
            _ => items,
        };
    }

    private static FileContent Open(object? value, string folder) =>
        value is string path ? InputFile.Open(Path.Combine(folder, path)) : throw new UsageException("is no path of a file; give one as a text");

    /// <summary>Whether an object of some JSON has a name twice: nobody can tell which of the values is meant.</summary>
    public static bool HasNameTwice(JsonElement json) => Parse(json.GetRawText()) is null;

    private static object? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(TextOf(value));
                break;
        }
    }
}
