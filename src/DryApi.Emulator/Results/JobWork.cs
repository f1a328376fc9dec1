using SixLabors.ImageSharp;

namespace DryApi.Emulator.Results;

/// <summary>What a job makes.</summary>
/// <param name="File">Its file.</param>
internal sealed record JobWork(ResultFile File)
{
    /// <summary>The same in other formats, by their names.</summary>
    public IReadOnlyDictionary<string, ResultFile> Formats { get; init; } = new Dictionary<string, ResultFile>();

    /// <summary>Paints the picture that it makes; null where it makes none.</summary>
    public Func<Image>? Paint { get; init; }

    /// <summary>Finds out why there can be no result; null where there can, as of all that is made of texts alone.</summary>
    public Func<string?> FindFailure { get; init; } = () => null;

    /// <summary>Makes the text for the status; null when there is none.</summary>
    public Func<string>? Text { get; init; }
}
