using System.ComponentModel;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the query of an address.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IQueryWritable
{
    /// <summary>Writes its parameters.</summary>
    void WriteTo(ref QueryWriter query);

    /// <summary>Adds the parameters to a request of Kiota.</summary>
    void AddTo(RequestInformation information);
}
