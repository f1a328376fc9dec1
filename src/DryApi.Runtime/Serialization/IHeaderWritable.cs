using System.ComponentModel;

namespace DryApi.Serialization;

/// <summary>Parameters of which some stand in headers or cookies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHeaderWritable
{
    /// <summary>Writes those that do.</summary>
    void WriteTo(HeaderWriter headers);
}
