using System.ComponentModel;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the query of an address.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IQueryWritable
{
    /// <summary>Writes its parameters.</summary>
    void WriteTo(ref QueryWriter query);
}
