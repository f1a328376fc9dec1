using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using DryApi.Files;
using DryApi.Http;

namespace DryApi.Serialization;

/// <summary>Writes the fields of a model that is sent as a form. What is null is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FormWriter
{
    private HashSet<string>? _names;
    private ReplacedText? _replaced;

    private protected FormWriter()
    {
    }

    /// <summary>Writes the fields of a model, unless it is null.</summary>
    public void WriteModel(IFormWritable? model)
    {
        if (model is ReplacedTextBody body)
        {
            (_replaced, model) = (body.Replaced, (IFormWritable)body.Model);
        }

        var additional = (model as FormRequest)?.Additional ?? (model as JsonObjectModel)?.Additional;
        _names = additional is { Count: > 0 } ? new HashSet<string>(StringComparer.Ordinal) : null;
        model?.WriteTo(this);
        if (_names is { } own)
        {
            _names = null;
            foreach (var (name, value) in additional!)
            {
                WriteAdditional(name, value, own.Contains(name));
            }
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            value = _replaced?.Field == name ? _replaced.Text : value;
            WriteText(Noted(name), UnicodeText.Required(value, name), isString: true);
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, bool? value) => WriteLiteral(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, long? value) => WriteLiteral(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, double? value) => WriteLiteral(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, decimal? value) => WriteLiteral(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            WriteJson(Noted(name), known, static (writer, element) => element.WriteTo(writer));
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IJsonWritable? value)
    {
        if (value is not null)
        {
            WriteJson(Noted(name), value, static (writer, model) => model.WriteTo(writer));
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<IJsonWritable>? values)
    {
        if (values is not null)
        {
            WriteJson(Noted(name), values, ModelWriter.WriteValue);
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write<T>(string name, T value)
        where T : struct, IOpenEnum<T> => Write(name, value.Value);

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write<T>(string name, T? value)
        where T : struct, IOpenEnum<T> => Write(name, value?.Value);

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write<T>(string name, IList<T>? values)
        where T : struct, IOpenEnum<T> => Write(name, values?.Select(v => v.Value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<string>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<bool>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<long>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<double>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<decimal>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<int>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, (long)value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<DateTimeOffset>? values) => WriteEach(name, values, static (writer, name, value) => writer.Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<JsonElement>? values)
    {
        if (values is not null)
        {
            WriteJson(Noted(name), values, ModelWriter.WriteValue);
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<FileContent>? files) => WriteEach(name, files, static (writer, name, file) => writer.Write(name, file));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, FileContent? file)
    {
        if (file is not null)
        {
            WriteFile(Noted(name), file);
        }
    }

    /// <summary>Writes a string, or the text of a number or a truth value.</summary>
    private protected abstract void WriteText(string name, string text, bool isString);

    /// <summary>Writes JSON.</summary>
    private protected abstract void WriteJson<T>(string name, T value, Action<Utf8JsonWriter, T> write);

    /// <summary>Writes a file.</summary>
    private protected abstract void WriteFile(string name, FileContent file);

    /// <summary>Begins a list, whose items are written under its name.</summary>
    private protected virtual void BeginList(string name)
    {
    }

    /// <summary>Ends the list.</summary>
    private protected virtual void EndList()
    {
    }

    private void WriteLiteral(string name, string? text)
    {
        if (text is not null)
        {
            WriteText(Noted(name), text, isString: false);
        }
    }

    private void WriteEach<T>(string name, IEnumerable<T>? values, Action<FormWriter, string, T> write)
    {
        if (values is null)
        {
            return;
        }

        BeginList(Noted(name));
        foreach (var value in values)
        {
            write(this, name, value);
        }

        EndList();
    }

    private void WriteAdditional(string name, JsonElement value, bool isSet)
    {
        if (isSet)
        {
            throw new InvalidValueException(name, AdditionalJson.SetTwice);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Write(name, value.GetString());
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                WriteLiteral(name, value.GetRawText());
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False):
                WriteEach(name, value.EnumerateArray(), static (writer, name, item) => writer.WriteAdditional(name, item, isSet: false));
                break;
            case JsonValueKind.Array or JsonValueKind.Object:
                Write(name, value);
                break;
        }
    }

    private string Noted(string name)
    {
        _names?.Add(name);
        return name;
    }
}
