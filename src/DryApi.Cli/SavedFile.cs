namespace DryApi.Cli;

/// <summary>A result that was saved.</summary>
/// <param name="Path">Where; <c>-</c> for standard output.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="IsFile">Whether it is a file, and no pipe or device.</param>
internal sealed record SavedFile(string Path, long Size, bool IsFile);
