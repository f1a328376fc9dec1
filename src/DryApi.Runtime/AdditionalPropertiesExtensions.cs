using System.Text.Json;
using DryApi.Operations;

namespace DryApi;

/// <summary>Adds values of .NET to the properties of a request that its contract does not name.</summary>
public static class AdditionalPropertiesExtensions
{
    /// <summary>Adds a property: <c>AdditionalProperties = { { "sampler", "euler" }, { "clip_skip", 2 } }</c>.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="name">The name of the property, as on the wire.</param>
    /// <param name="value">A string, a number, true or false, null, JSON, or a list or dictionary of these.</param>
    /// <exception cref="ArgumentException">There is a property of that name already, or the value is none of these.</exception>
    public static void Add(this IDictionary<string, JsonElement> properties, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(name);
        properties.Add(name, JsonValues.Of(value) ?? throw new ArgumentException(
            $"'{name}' cannot be a {value?.GetType().Name}: give a string, a finite number, true or false, null, JSON, or a list or dictionary of these.", nameof(value)));
    }
}
