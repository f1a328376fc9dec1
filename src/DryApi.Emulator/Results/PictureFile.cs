using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;

namespace DryApi.Emulator.Results;

/// <summary>The files of a picture: one format, and others.</summary>
internal static class PictureFile
{
    /// <summary>Under which word a PNG carries its prompt.</summary>
    public const string CaptionKeyword = "Description";

    private static readonly (string Name, string ContentType)[] Others = [("jpg", "image/jpeg"), ("webp", "image/webp")];

    /// <summary>The work that makes a picture.</summary>
    /// <param name="paint">Paints it; the same every time.</param>
    /// <param name="caption">What it shows; null for one that nobody described.</param>
    public static JobWork Of(Func<Image> paint, string? caption = null)
    {
        return new JobWork(new ResultFile("png", "image/png", () => Write("png")))
        {
            Formats = Others.ToDictionary(each => each.Name, each => new ResultFile(each.Name, each.ContentType, () => Write(each.Name))),
            Paint = paint,
        };

        byte[] Write(string extension)
        {
            using var picture = paint();
            if (caption is not null)
            {
                picture.Metadata.GetPngMetadata().TextData.Add(new PngTextData(CaptionKeyword, caption, "", ""));
            }

            return Pictures.Write(picture, extension);
        }
    }
}
