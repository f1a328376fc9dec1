using DryApi.Emulator.Documents;

namespace DryApi.Emulator.Data;

/// <summary>The kinds of jobs that the service has. Whatever else it has follows from its documents.</summary>
internal static class JobKinds
{
    private static readonly string[] PriceEndings = ["/price-calculation", "/price"];
    private static readonly JobKind Unknown = new(Makes.Fields, _ => Prices.Least, []);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JobKind> All { get; } =
    [
        new(Makes.Picture, Prices.Picture, ["txt2img"], "/txt2img", "/images/generations") { Quota = new("txt2img", 3, 100), Waived = new Dictionary<string, double> { ["guidance"] = 0 } },
        new(Makes.EditedPicture, Prices.Edit, ["img2img"], "/img2img", "/images/edits"),
        new(Makes.CutOut, Prices.Pixels, ["img_rmbg", "img-rmbg"], "/img-rmbg", "/images/background-removals") { Quota = new("img-rmbg", 5, 100) },
        new(Makes.LargerPicture, Prices.Pixels, ["img_upscale", "img-upscale"], "/img-upscale", "/images/upscales") { Quota = new("img-upscale", 5, 100) },
        new(Makes.PictureText, Prices.Pixels, ["img2txt"], "/img2txt", "/images/ocr") { Quota = new("img2txt", 5, 50) },
        new(Makes.Speech, Prices.Speech, ["txt2audio"], "/txt2audio", "/audio/speech") { Quota = new("txt2audio", 5, 300) },
        new(Makes.Music, Prices.Music, ["txt2music"], "/txt2music", "/audio/music"),
        new(Makes.Transcript, Prices.Recording, ["aud2txt", "audio2text"], "/aud2txt", "/audio/transcriptions") { Quota = Quota.Transcript, Demands = ["model"] },
        new(Makes.Transcript, Prices.Recording, ["audiofile2txt", "audio_file2text"], "/audiofile2txt") { Quota = Quota.Transcript, Demands = ["model"] },
        new(Makes.Transcript, Prices.Recording, ["vid2txt", "video2text"], "/vid2txt") { Quota = Quota.Transcript, Demands = ["model"] },
        new(Makes.Transcript, Prices.Recording, ["videofile2txt", "video_file2text"], "/videofile2txt") { Quota = Quota.Transcript, Demands = ["model"] },
        new(Makes.Video, Prices.Video, ["txt2video"], "/txt2video", "/videos/generations") { Demands = ["fps"] },
        new(Makes.Video, Prices.Video, ["img2video"], "/img2video", "/videos/animations") { Demands = ["fps"] },
        new(Makes.Video, Prices.Video, ["aud2video", "audio2video"], "/aud2video", "/videos/audio-syncs") { Demands = ["fps"] },
        new(Makes.ReplacedVideo, Prices.VideoPixels, ["video_replace", "video-replace"], "/videos/replacements", "/videos/replace"),
        new(Makes.CutOutVideo, Prices.VideoPixels, ["vid_rmbg", "vid-rmbg"], "/vid-rmbg", "/videos/background-removals"),
        new(Makes.LargerVideo, Prices.VideoPixels, ["vid_upscale", "vid-upscale"], "/vid-upscale", "/videos/upscales"),
        new(Makes.Vectors, Prices.Embedding, ["txt2embedding"], "/txt2embedding", "/embeddings") { Quota = new("txt2embedding", 10, 500) },
    ];

    /// <summary>The quotas that there are, each once.</summary>
    public static IReadOnlyList<Quota> Quotas { get; } = [.. All.Append(Unknown).Select(kind => kind.Quota).Concat([Quota.Price, Quota.Status, Quota.Prompt]).DistinctBy(quota => quota.Name)];

    /// <summary>The kind of the job whose price an operation says; null where it says none.</summary>
    public static JobKind? OfPrice(Operation operation) => Priced(operation) is { } priced ? Of(priced) : null;

    /// <summary>The operation whose price an operation says; null where it says none.</summary>
    public static Operation? Priced(Operation operation) =>
        PriceEndings.FirstOrDefault(ending => operation.Path.EndsWith(ending, StringComparison.Ordinal)) is { } ending
            ? operation.Document.Operations.FirstOrDefault(each => each.Path == operation.Path[..^ending.Length])
            : null;

    /// <summary>The kind of an operation's job.</summary>
    public static JobKind Of(Operation operation) => All.FirstOrDefault(kind => kind.Paths.Any(path => operation.Path.EndsWith(path, StringComparison.Ordinal))) ?? Unknown;
}
