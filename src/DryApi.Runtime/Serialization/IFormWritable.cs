using System.ComponentModel;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the fields and files of a form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFormWritable
{
    /// <summary>Writes its fields.</summary>
    void WriteTo(FormWriter form);
}
