using DryApi.Emulator.Requests;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace DryApi.Emulator.Results.Video;

/// <summary>The jobs that make videos.</summary>
internal static class VideoWork
{
    private const int DefaultFrames = 49;
    private const double DefaultFrameRate = 24;
    private const int MaxSide = 2048;

    /// <summary>What stands where a background was: the green of studios, since a video has no transparent pixels.</summary>
    private static readonly Rgb24 Green = new(0, 255, 0);

    /// <summary>A video of a prompt, or of the picture that it begins with.</summary>
    public static JobWork Shoot(RequestFields fields)
    {
        var (width, height) = SizeOf(fields, (ResultMaker.DefaultSide, ResultMaker.DefaultSide));
        var (frames, rate) = (ResultMaker.Whole(fields, "frames", DefaultFrames), fields.Number("fps") ?? DefaultFrameRate);
        var (prompt, seed) = (fields.Text("prompt") ?? "", SeedText.Of(fields));
        var first = fields.File("first_frame_image");
        return Work(() =>
        {
            using var picture = first is null ? Pictures.Paint(width, height, prompt, seed) : Pictures.Edit(first.Content, width, height, prompt, seed).CloneAs<Rgb24>();
            return Film.Shoot(picture, frames, rate);
        });
    }

    /// <summary>A video without its background.</summary>
    public static JobWork CutOut(UploadedFile video) => Work(() =>
    {
        var clip = Clip.Open(video.Content);
        return Film.Change(clip, clip.Width, clip.Height, frame =>
        {
            var cut = Pictures.CutOut(frame);
            var picture = new Image<Rgb24>(clip.Width, clip.Height, Green);
            picture.Mutate(each => each.DrawImage(cut, 1));
            return picture;
        });
    });

    /// <summary>A larger video.</summary>
    public static JobWork Enlarge(RequestFields fields, UploadedFile video)
    {
        var scale = fields.Number("scale") ?? Pictures.UsualScale;
        return Work(() =>
        {
            var clip = Clip.Open(video.Content);
            var (width, height) = Pictures.Enlarged(clip.Width, clip.Height, scale, MaxSide);
            return Film.Change(clip, width, height, frame =>
            {
                frame.Mutate(each => each.Resize(width, height, KnownResamplers.Lanczos3));
                return frame.CloneAs<Rgb24>();
            });
        });
    }

    /// <summary>A video with a character in its middle, in the light of the prompt where there is one.</summary>
    public static JobWork Replace(RequestFields fields, UploadedFile video, UploadedFile character)
    {
        var (prompt, seed) = (fields.Text("prompt"), SeedText.Of(fields));
        return Work(() =>
        {
            var clip = Clip.Open(video.Content);
            var (width, height) = SizeOf(fields, (clip.Width, clip.Height));
            using var person = Pictures.CutOut(character.Content);
            person.Mutate(each => each.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(Math.Max(1, width / 2), Math.Max(1, height / 2)) }));
            using var light = prompt is null ? null : Landscape.Paint(width, height, prompt, seed);
            return Film.Change(clip, width, height, frame =>
            {
                if (light is null)
                {
                    frame.Mutate(each => each.Resize(width, height));
                }
                else
                {
                    Pictures.Shine(frame, width, height, light);
                }

                frame.Mutate(each => each.DrawImage(person, new Point((width - person.Width) / 2, height - person.Height), 1));
                return frame.CloneAs<Rgb24>();
            });
        });
    }

    private static (int Width, int Height) SizeOf(RequestFields fields, (int Width, int Height) otherwise) =>
        (ResultMaker.Whole(fields, "width", otherwise.Width), ResultMaker.Whole(fields, "height", otherwise.Height));

    /// <summary>A player asks for a video in parts: it is made once for all of them, unless the memory is needed.</summary>
    private static JobWork Work(Func<byte[]> make)
    {
        var made = new WeakReference<byte[]?>(null);
        return new JobWork(new ResultFile("mp4", "video/mp4", () =>
        {
            if (!made.TryGetTarget(out var file))
            {
                made.SetTarget(file = make());
            }

            return file;
        }));
    }
}
