namespace DryApi.Serialization;

/// <summary>A model that is sent as the fields and files of a form.</summary>
internal interface IFormWritable
{
    void WriteTo(FormWriter form);
}
