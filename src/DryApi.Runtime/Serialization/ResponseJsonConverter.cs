using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DryApi.Serialization;

/// <summary>Reads and writes a model that is received, as the service does: under its names on the wire, with the leniency of <see cref="ModelReader"/>.</summary>
/// <typeparam name="TModel">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseJsonConverter<TModel> : JsonConverter<TModel>
    where TModel : class, IJsonReadable<TModel>, IJsonWritable
{
    /// <inheritdoc />
    public override TModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The value may lie in several pieces of memory, which the own reader does not know.
        var own = WholeJson.Read(WholeJson.Of(ref reader));
        return TModel.ReadFrom(ref own);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TModel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        ModelJson.Write(writer, value);
    }
}
