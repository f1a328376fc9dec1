using SixLabors.ImageSharp;

namespace DryApi.Emulator.Results;

/// <summary>The files of a picture: one format, and others.</summary>
internal static class PictureFile
{
    private static readonly (string Name, string ContentType)[] Others = [("jpg", "image/jpeg"), ("webp", "image/webp")];

    /// <summary>The work that makes a picture.</summary>
    /// <param name="paint">Paints it; the same every time.</param>
    public static JobWork Of(Func<Image> paint)
    {
        return new JobWork(new ResultFile("png", "image/png", () => Write("png")))
        {
            Formats = Others.ToDictionary(each => each.Name, each => new ResultFile(each.Name, each.ContentType, () => Write(each.Name))),
            Paint = paint,
        };

        byte[] Write(string extension)
        {
            using var picture = paint();
            return Pictures.Write(picture, extension);
        }
    }
}
