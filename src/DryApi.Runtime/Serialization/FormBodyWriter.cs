using System.Text;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Http;

namespace DryApi.Serialization;

/// <summary>
/// Writes a model as <c>multipart/form-data</c>. Text fields are plain text, objects and lists of objects are one JSON part,
/// lists of files and of plain values repeat their field, files are streamed when the form is sent.
/// </summary>
internal sealed class FormBodyWriter : FormWriter
{
    private readonly FormBody _form;

    private FormBodyWriter(FormBody form) => _form = form;

    /// <summary>The form of a model, ready to be sent.</summary>
    /// <exception cref="ServiceException">A file comes from a stream that was read before and has no position to go back to.</exception>
    public static FormBody Write(IFormWritable model, ServiceErrors errors, bool isPaid = false)
    {
        var form = new FormBody(errors) { IsPaid = isPaid };
        new FormBodyWriter(form).WriteModel(model);
        form.Complete();
        return form;
    }

    private protected override void WriteText(string name, string text, bool isString)
    {
        var buffer = _form.Begin(name, null, null);
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        _form.End();
    }

    private protected override void WriteJson<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        PooledJson.Write(_form.Begin(name, null, "application/json"), value, write);
        _form.End();
    }

    private protected override void WriteFile(string name, FileContent file)
    {
        _form.Begin(name, file.FileName, file.ContentType);
        _form.Add(file);
        _form.End();
    }
}
