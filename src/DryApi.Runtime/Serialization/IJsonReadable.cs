using System.ComponentModel;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>A model that reads itself from JSON: straight from UTF-8, or through a parser of Kiota.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonReadable<TSelf> : IParsable
    where TSelf : class, IJsonReadable<TSelf>
{
    /// <summary>Gets what a response without a body is; null where it has to have one.</summary>
    static virtual TSelf? Empty => null;

    /// <summary>Takes a response as it came; null where it is JSON.</summary>
    static virtual TSelf? Raw(ReadOnlyMemory<byte> body, HttpContentHeaders headers) => null;

    /// <summary>Takes a response over before its body is read; null where it is to be read whole.</summary>
    internal static virtual TSelf? Take(HttpResponseMessage response) => null;

    /// <summary>Reads the value at which the reader stands; null for null.</summary>
    static abstract TSelf? ReadFrom(ref Utf8JsonReader reader);

    /// <summary>An instance for a parser of Kiota to fill.</summary>
    static abstract TSelf CreateFromDiscriminatorValue(IParseNode parseNode);
}
