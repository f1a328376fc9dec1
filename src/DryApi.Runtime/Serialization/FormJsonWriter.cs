using System.Text.Json;
using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>Writes a model that is sent as a form as JSON, which keeps it and is never sent. JSON has no files.</summary>
internal sealed class FormJsonWriter : FormWriter
{
    private readonly Utf8JsonWriter _json;
    private bool _isInList;

    private FormJsonWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes a model.</summary>
    /// <exception cref="InvalidValueException">It has a file.</exception>
    public static void Write(Utf8JsonWriter json, IFormWritable model)
    {
        json.WriteStartObject();
        new FormJsonWriter(json).WriteModel(model);
        json.WriteEndObject();
    }

    private protected override void WriteText(string name, string text, bool isString)
    {
        BeginValue(name);
        if (isString)
        {
            _json.WriteStringValue(text);
        }
        else
        {
            _json.WriteRawValue(text);
        }
    }

    private protected override void WriteJson<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        BeginValue(name);
        write(_json, value);
    }

    private protected override void WriteFile(string name, FileContent file) =>
        throw new InvalidValueException(name, $"A file, such as {file.FileName}, is no JSON: keep it beside the request, and set it when the request is sent.");

    private protected override void BeginList(string name)
    {
        _json.WriteStartArray(name);
        _isInList = true;
    }

    private protected override void EndList()
    {
        _isInList = false;
        _json.WriteEndArray();
    }

    private void BeginValue(string name)
    {
        if (!_isInList)
        {
            _json.WritePropertyName(name);
        }
    }
}
