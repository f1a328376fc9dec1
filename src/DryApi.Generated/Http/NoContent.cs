using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>The answer of an operation that has none.</summary>
internal sealed class NoContent : IJsonReadable<NoContent>
{
    public static NoContent Instance { get; } = new();

    public static NoContent ReadFrom(ref Utf8JsonReader reader) => Instance;

    public static NoContent CreateFromDiscriminatorValue(IParseNode parseNode) => Instance;

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    public void Serialize(ISerializationWriter writer)
    {
    }
}
