using System.ComponentModel;
using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>The answer of an operation that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoContent : IJsonReadable<NoContent>
{
    /// <summary>Gets the only one.</summary>
    public static NoContent Instance { get; } = new();

    /// <inheritdoc />
    public static NoContent ReadFrom(ref Utf8JsonReader reader) => Instance;

    /// <inheritdoc />
    public static NoContent CreateFromDiscriminatorValue(IParseNode parseNode) => Instance;

    /// <inheritdoc />
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    /// <inheritdoc />
    public void Serialize(ISerializationWriter writer)
    {
    }
}
