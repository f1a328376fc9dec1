namespace DryApi.Files;

/// <summary>What a path leads to.</summary>
internal enum DiskEntryKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, with a name or without.</summary>
    Pipe,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A socket.</summary>
    Socket,
}
