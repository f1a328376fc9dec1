using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Data;

/// <summary>What jobs cost here: more for more, and of the size of the service's prices, not equal to them. A job costs what its price operation says of the same fields.</summary>
internal static class Prices
{
    /// <summary>Every job costs something.</summary>
    public const decimal Least = 0.000001m;

    private const double DefaultSteps = 8;
    private const double DefaultSide = 1024;
    private const double DefaultSeconds = 60;

    /// <summary>A picture: by pixels and steps.</summary>
    public static decimal Picture(RequestFields fields) => Round(5e-10 * Side(fields, "width") * Side(fields, "height") * (fields.Number("steps") ?? DefaultSteps));

    /// <summary>An edit: by steps, for its price operation takes no size.</summary>
    public static decimal Edit(RequestFields fields) => Round(5e-10 * DefaultSide * DefaultSide * (fields.Number("steps") ?? DefaultSteps));

    /// <summary>What is made of a picture: by its pixels.</summary>
    public static decimal Pixels(RequestFields fields)
    {
        var size = fields.File("image") is { } image ? Pictures.SizeOf(image.Content) : null;
        return Round(1e-9 * (size?.Width ?? Side(fields, "width")) * (size?.Height ?? Side(fields, "height")));
    }

    /// <summary>Speech: by characters, of a text or counted by the client.</summary>
    public static decimal Speech(RequestFields fields) => Round(0.00002 * (fields.Text("text")?.Length ?? fields.Number("count_text") ?? 0));

    /// <summary>Music: by seconds and steps.</summary>
    public static decimal Music(RequestFields fields) => Round(0.00001 * (fields.Number("duration") ?? DefaultSeconds) * (fields.Number("inference_steps") ?? DefaultSteps));

    /// <summary>A transcript: by seconds; what stands at a URL is taken for a minute.</summary>
    public static decimal Recording(RequestFields fields) => Round(0.00002 * (fields.Number("duration_seconds") ?? (fields.File("audio", "video", "source_file") is { } file ? Recordings.SecondsOf(file.Content) : DefaultSeconds)));

    /// <summary>A video: by pixels, frames and steps.</summary>
    public static decimal Video(RequestFields fields) => Round(2e-11 * Side(fields, "width") * Side(fields, "height") * (fields.Number("frames") ?? 1) * (fields.Number("steps") ?? DefaultSteps));

    /// <summary>What is made of a video: by the pixels of a frame.</summary>
    public static decimal VideoPixels(RequestFields fields)
    {
        var size = fields.File("video") is { } video ? Recordings.FrameSizeOf(video.Content) : null;
        return Round(1e-8 * (size?.Width ?? Side(fields, "width")) * (size?.Height ?? Side(fields, "height")));
    }

    /// <summary>Vectors: by characters.</summary>
    public static decimal Embedding(RequestFields fields) => Round(0.000001 * fields.Texts("input").Sum(text => text.Length));

    /// <summary>A better prompt, or an idea for one: by characters.</summary>
    public static decimal Prompt(RequestFields fields) => Round(0.00001 * (10 + (fields.Text("prompt")?.Length ?? 0) + (fields.Text("negative_prompt")?.Length ?? 0)));

    private static double Side(RequestFields fields, string name) => fields.Number(name) ?? DefaultSide;

    private static decimal Round(double price) => Math.Max(Least, Math.Round((decimal)Math.Clamp(price, 0, 1e9), 6, MidpointRounding.ToPositiveInfinity));
}
