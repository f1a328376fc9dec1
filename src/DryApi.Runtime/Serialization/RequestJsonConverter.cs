using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using DryApi.Operations;

namespace DryApi.Serialization;

/// <summary>
/// Reads and writes a model that is sent, as the service does: under its names on the wire. What is required has to be there; whether a
/// request keeps the other rules is what its <c>Validate</c> tells. Properties that the contract does not name are kept and sent.
/// </summary>
/// <typeparam name="TModel">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequestJsonConverter<TModel> : JsonConverter<TModel>
    where TModel : class, IRequestModel<TModel>
{
    /// <inheritdoc />
    public override TModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RequestValue.Read<TModel>(JsonElement.ParseValue(ref reader), options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TModel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        ModelJson.Write(writer, value);
    }
}
