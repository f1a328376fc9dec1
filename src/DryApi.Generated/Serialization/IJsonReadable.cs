using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that reads itself from JSON, straight from UTF-8.</summary>
internal interface IJsonReadable<TSelf>
    where TSelf : class, IJsonReadable<TSelf>
{
    /// <summary>Reads the value at which the reader stands; null for null.</summary>
    static abstract TSelf? ReadFrom(ref Utf8JsonReader reader);
}
