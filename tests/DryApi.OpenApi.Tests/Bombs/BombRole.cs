namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>As what a bomb is handed to the tool.</summary>
internal enum BombRole
{
    Document,

    /// <summary>An overlay, of the document that stands with it.</summary>
    Overlay,

    /// <summary>The text of a contract.</summary>
    Contract,
}
