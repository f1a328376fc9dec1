namespace DryApi.Serialization;

/// <summary>A model that is sent as the query of an address.</summary>
internal interface IQueryWritable
{
    void WriteTo(ref QueryWriter query);
}
