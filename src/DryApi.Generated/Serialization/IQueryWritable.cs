using Microsoft.Kiota.Abstractions;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the query of an address.</summary>
internal interface IQueryWritable
{
    void WriteTo(ref QueryWriter query);

    /// <summary>Adds the parameters to a request of Kiota.</summary>
    void AddTo(RequestInformation information);
}
