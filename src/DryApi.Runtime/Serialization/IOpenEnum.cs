using System.ComponentModel;

namespace DryApi.Serialization;

/// <summary>A string with known values that may have others too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>Gets the value on the wire.</summary>
    string Value { get; }

    /// <summary>Makes one of the value on the wire.</summary>
    static abstract TSelf Create(string value);
}
