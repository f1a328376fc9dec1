using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>
/// Writes a model as <c>multipart/form-data</c>. Text fields are plain text, objects and lists of objects are one JSON part,
/// lists of files and of plain values repeat their field, files are streamed when the form is sent. What is null is not written.
/// </summary>
internal sealed class FormWriter
{
    private readonly string _boundary = "dryapi-" + Guid.NewGuid().ToString("N");
    private readonly MultipartFormDataContent _form;

    private FormWriter() => _form = new MultipartFormDataContent(_boundary)
    {
        // File names may hold any character; services read them as UTF-8.
        HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    };

    /// <summary>The form of a model, ready to be sent.</summary>
    public static HttpContent Write(IFormWritable model)
    {
        var writer = new FormWriter();
        model.WriteTo(writer);
        return writer._form.Any() ? writer._form : writer.Empty();
    }

    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            Add(name, new ByteArrayContent(Encoding.UTF8.GetBytes(value)));
        }
    }

    public void Write(string name, bool? value) => Write(name, value switch { null => null, true => "true", false => "false" });

    public void Write(string name, long? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Write(string name, double? value) => Write(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToString("O", CultureInfo.InvariantCulture));

    public void Write(string name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            AddJson(name, known.WriteTo);
        }
    }

    public void Write(string name, IJsonWritable? value)
    {
        if (value is not null)
        {
            AddJson(name, value.WriteTo);
        }
    }

    public void Write(string name, IEnumerable<IJsonWritable>? values)
    {
        if (values is not null)
        {
            AddJson(name, writer => ModelWriter.WriteValue(writer, values));
        }
    }

    public void Write<T>(string name, T value)
        where T : struct, IOpenEnum<T> => Write(name, value.Value);

    public void Write<T>(string name, T? value)
        where T : struct, IOpenEnum<T> => Write(name, value?.Value);

    public void Write<T>(string name, IList<T>? values)
        where T : struct, IOpenEnum<T> => Write(name, values?.Select(v => v.Value));

    public void Write(string name, IEnumerable<string>? values) => WriteEach(values, value => Write(name, value));

    public void Write(string name, IEnumerable<bool>? values) => WriteEach(values, value => Write(name, value));

    public void Write(string name, IEnumerable<long>? values) => WriteEach(values, value => Write(name, value));

    public void Write(string name, IEnumerable<double>? values) => WriteEach(values, value => Write(name, value));

    public void Write(string name, IEnumerable<FileContent>? files) => WriteEach(files, file => Write(name, file));

    public void Write(string name, FileContent? file)
    {
        if (file is null)
        {
            return;
        }

        var content = file.ToHttpContent();
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        Add(name, content, file.FileName);
    }

    /// <summary>A form without fields: .NET's own opens a part and never ends it, which strict readers refuse.</summary>
    private ByteArrayContent Empty() => new(Encoding.ASCII.GetBytes($"--{_boundary}--\r\n")) { Headers = { ContentType = _form.Headers.ContentType } };

    private static void WriteEach<T>(IEnumerable<T>? values, Action<T> write)
    {
        foreach (var value in values ?? [])
        {
            write(value);
        }
    }

    private void AddJson(string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        var content = new ReadOnlyMemoryContent(buffer.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add(name, content);
    }

    private void Add(string name, HttpContent content, string? fileName = null)
    {
        var disposition = $"form-data; name=\"{Escape(name)}\"" + (fileName is null ? "" : $"; filename=\"{Escape(fileName)}\"");
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        _form.Add(content);
    }

    /// <summary>Keeps a name inside its quotes and its line, as browsers do.</summary>
    private static string Escape(string name) =>
        name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
}
