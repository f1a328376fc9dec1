using System.Buffers;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>Properties that the contract does not name, beside those of a model.</summary>
internal static class AdditionalJson
{
    /// <summary>What is wrong with a property that is set in both places.</summary>
    public const string SetTwice = "Is set twice, as a property and in AdditionalProperties: a request has it once.";

    /// <summary>Writes the properties, behind those of the model.</summary>
    /// <exception cref="InvalidValueException">The model wrote one of them already, or a name is no Unicode.</exception>
    public static void Write(Utf8JsonWriter writer, IJsonProperties model, Dictionary<string, JsonElement> additional)
    {
        var own = NamesOf(model);
        foreach (var (name, value) in additional)
        {
            if (value.ValueKind == JsonValueKind.Undefined)
            {
                continue;
            }

            if (own.Contains(name))
            {
                throw new InvalidValueException(name, SetTwice);
            }

            writer.WritePropertyName(UnicodeText.Required(name, name));
            value.WriteTo(writer);
        }
    }

    /// <summary>The names of what a model writes: only a request with more than the contract says is written twice.</summary>
    private static HashSet<string> NamesOf(IJsonProperties model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            model.Write(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WholeJson.MostDepth });
        return document.RootElement.EnumerateObject().Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
    }
}
