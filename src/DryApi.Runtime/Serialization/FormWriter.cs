using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Http;

namespace DryApi.Serialization;

/// <summary>
/// Writes a model as <c>multipart/form-data</c>. Text fields are plain text, objects and lists of objects are one JSON part,
/// lists of files and of plain values repeat their field, files are streamed when the form is sent. What is null is not written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormWriter
{
    private readonly FormBody _form;

    private FormWriter(ServiceErrors errors, bool isPaid) => _form = new FormBody(errors) { IsPaid = isPaid };

    /// <summary>The form of a model, ready to be sent.</summary>
    /// <exception cref="ServiceException">A file comes from a stream that was read before and has no position to go back to.</exception>
    internal static FormBody Write(IFormWritable model, ServiceErrors errors, bool isPaid = false)
    {
        var writer = new FormWriter(errors, isPaid);
        model.WriteTo(writer);
        writer._form.Complete();
        return writer._form;
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            UnicodeText.Required(value, name);
            var text = _form.Begin(name, null, null);
            text.Advance(Encoding.UTF8.GetBytes(value, text.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
            _form.End();
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, bool? value) => Write(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, long? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, double? value) => Write(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            AddJson(name, known, static (writer, element) => element.WriteTo(writer));
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IJsonWritable? value)
    {
        if (value is not null)
        {
            AddJson(name, value, static (writer, model) => model.WriteTo(writer));
        }
    }

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<IJsonWritable>? values)
    {
        if (values is not null)
        {
            AddJson(name, values, ModelWriter.WriteValue);
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
    public void Write(string name, IEnumerable<string>? values) => WriteEach(values, value => Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<bool>? values) => WriteEach(values, value => Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<long>? values) => WriteEach(values, value => Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<double>? values) => WriteEach(values, value => Write(name, value));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, IEnumerable<FileContent>? files) => WriteEach(files, file => Write(name, file));

    /// <summary>Writes a field, unless it is null.</summary>
    public void Write(string name, FileContent? file)
    {
        if (file is not null)
        {
            _form.Begin(name, file.FileName, file.ContentType);
            _form.Add(file);
            _form.End();
        }
    }

    private static void WriteEach<T>(IEnumerable<T>? values, Action<T> write)
    {
        foreach (var value in values ?? [])
        {
            write(value);
        }
    }

    private void AddJson<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        PooledJson.Write(_form.Begin(name, null, "application/json"), value, write);
        _form.End();
    }
}
