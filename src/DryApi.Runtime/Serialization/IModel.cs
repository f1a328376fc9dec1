using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that a reader can make: what of its reading is its own. All is static, since a call through an interface costs more than reading a value does.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModel<TSelf> : IJsonProperties
    where TSelf : IModel<TSelf>
{
    /// <summary>Makes an empty one.</summary>
    static abstract TSelf Create();

    /// <summary>Reads the property at whose name the reader stands, or passes over it.</summary>
    /// <param name="model">The model that gets it.</param>
    /// <param name="reader">Stands at a name, and afterwards at the end of its value.</param>
    /// <param name="seen">The properties that have to be there and were, a bit each.</param>
    static abstract void Read(TSelf model, ref Utf8JsonReader reader, ref ulong seen);

    /// <summary>Checks that every property was there that has to be.</summary>
    /// <exception cref="JsonException">One was not.</exception>
    static virtual void RequireAll(ulong seen)
    {
    }

    /// <summary>The same, for a model that keeps track of more of them than a number has bits.</summary>
    /// <exception cref="JsonException">One was not.</exception>
    static virtual void RequireAll(TSelf model, ulong seen) => TSelf.RequireAll(seen);
}
