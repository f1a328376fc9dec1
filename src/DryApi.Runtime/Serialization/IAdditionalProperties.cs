using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that keeps properties that the contract does not name.</summary>
internal interface IAdditionalProperties
{
    /// <summary>Gets the properties, by their names on the wire.</summary>
    IDictionary<string, JsonElement> AdditionalProperties { get; }
}
