namespace DryApi.Cli.Pictures;

/// <summary>How a terminal shows pictures.</summary>
internal enum GraphicsKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As blocks of two colors, where it has colors.</summary>
    Blocks,

    /// <summary>As Sixel.</summary>
    Sixel,

    /// <summary>By the protocol of kitty.</summary>
    Kitty,
}
