using System.Text.Json;
using DryApi.Errors;
using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>Writes a model that is sent as a form as JSON, which keeps it and is never sent. JSON has no files.</summary>
internal sealed class FormJsonWriter : FormWriter
{
    private const int LongestName = 100;

    private readonly Utf8JsonWriter _json;
    private readonly bool _namesFiles;
    private bool _isInList;

    private FormJsonWriter(Utf8JsonWriter json, bool namesFiles) => (_json, _namesFiles) = (json, namesFiles);

    /// <summary>Writes a model.</summary>
    /// <param name="json">Writes it.</param>
    /// <param name="model">The model.</param>
    /// <param name="namesFiles">Whether a file is its name, for who only looks at the model.</param>
    /// <exception cref="InvalidValueException">It has a file, which is not to be its name.</exception>
    public static void Write(Utf8JsonWriter json, IFormWritable model, bool namesFiles = false)
    {
        json.WriteStartObject();
        new FormJsonWriter(json, namesFiles).WriteModel(model);
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

    private protected override void WriteFile(string name, FileContent file)
    {
        if (!_namesFiles)
        {
            throw new InvalidValueException(name, $"A file, such as {PrintableText.Of(file.FileName, LongestName)}, is no JSON: keep it beside the request, and set it when the request is sent.");
        }

        BeginValue(name);
        _json.WriteStringValue(file.FileName);
    }

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
