using System.ComponentModel;

namespace DryApi.Http;

/// <summary>Where the key of a call goes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum KeyLocation
{
    /// <summary>A header of its own.</summary>
    Header,

    /// <summary>The query of the URL.</summary>
    Query,

    /// <summary>A cookie.</summary>
    Cookie,
}
