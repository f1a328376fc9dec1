using System.Buffers;
using System.Text.Json;
using DryApi.Http;

namespace DryApi.Serialization;

/// <summary>A model that is sent with another text in one of its fields.</summary>
/// <param name="model">The model.</param>
/// <param name="replaced">The field and its text.</param>
internal sealed class ReplacedTextBody(object model, ReplacedText replaced) : IJsonWritable, IFormWritable
{
    /// <summary>The model.</summary>
    public object Model { get; } = model;

    /// <summary>The field and its text.</summary>
    public ReplacedText Replaced { get; } = replaced;

    void IJsonWritable.WriteTo(Utf8JsonWriter writer)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var inner = new Utf8JsonWriter(json))
        {
            ((IJsonWritable)Model).WriteTo(inner);
        }

        using var document = JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = WholeJson.MostDepth });
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals(Replaced.Field))
            {
                writer.WriteString(Replaced.Field, Replaced.Text);
            }
            else
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    void IFormWritable.WriteTo(FormWriter form) => form.WriteModel(this);
}
