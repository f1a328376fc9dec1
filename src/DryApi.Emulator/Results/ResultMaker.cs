using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Models;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results.Audio;
using DryApi.Emulator.Results.Video;

namespace DryApi.Emulator.Results;

/// <summary>What each kind of job makes of the fields of its request. Nothing is made before somebody asks for it, and the same each time.</summary>
internal static class ResultMaker
{
    /// <summary>The width and the height of what is made, where the request does not say.</summary>
    public const int DefaultSide = 512;

    /// <summary>The work of a job.</summary>
    /// <param name="makes">What it makes.</param>
    /// <param name="fields">What the request says.</param>
    /// <param name="model">The model that does it; null where there is none for such jobs.</param>
    public static JobWork Make(Makes makes, RequestFields fields, Model? model)
    {
        var opensVideos = makes is Makes.CutOutVideo or Makes.LargerVideo or Makes.ReplacedVideo;
        return WorkOf(makes, fields, model) with
        {
            FindFailure = () => fields.Files
                .SelectMany(each => each.Value.Select(file => (Field: each.Key, file.Content)))
                .Select(file => file.Field.Contains("image", StringComparison.Ordinal) ? Pictures.ProblemOf(file.Content) : opensVideos && file.Field == "video" ? Clip.ProblemOf(file.Content) : null)
                .FirstOrDefault(problem => problem is not null),
        };
    }

    private static JobWork WorkOf(Makes makes, RequestFields fields, Model? model) => makes switch
    {
        Makes.Picture => Picture(fields, model!),
        Makes.EditedPicture => EditedPicture(fields, model!),
        Makes.CutOut when fields.File("image") is { } image => PictureFile.Of(() => Pictures.CutOut(image.Content)),
        Makes.LargerPicture when fields.File("image") is { } image => PictureFile.Of(() => Pictures.Enlarge(image.Content, Pictures.UsualScale)),
        Makes.PictureText when fields.File("image") is { } image => PictureText(fields, image),
        Makes.Speech => Speak(fields),
        Makes.Music => PlayMusic(fields),
        Makes.Transcript => Transcribe(fields),
        Makes.Video => VideoWork.Shoot(fields),
        Makes.CutOutVideo when fields.File("video") is { } video => VideoWork.CutOut(video),
        Makes.LargerVideo when fields.File("video") is { } video => VideoWork.Enlarge(fields, video),
        Makes.ReplacedVideo when fields.File("video") is { } video && fields.File("ref_image") is { } character => VideoWork.Replace(fields, video, character),
        Makes.Vectors => Vectors(fields, model!),
        _ => Text(() => (fields.Body ?? new JsonObject()).ToJsonString(), "json", "application/json", fields),
    };

    private static JobWork Picture(RequestFields fields, Model model)
    {
        var (prompt, seed) = (fields.Text("prompt") ?? "", SeedText.Of(fields));
        var (width, height) = (model.Limits.Round(Whole(fields, "width", DefaultSide)), model.Limits.Round(Whole(fields, "height", DefaultSide)));
        return PictureFile.Of(() => Pictures.Paint(width, height, prompt, seed));
    }

    private static JobWork EditedPicture(RequestFields fields, Model model)
    {
        var sources = fields.Files.GetValueOrDefault("image") ?? fields.Files.GetValueOrDefault("images[]") ?? [];
        var size = Pictures.SizeOf(sources[0].Content) ?? (DefaultSide, DefaultSide);
        var limits = model.Limits;
        var width = limits.Round(Whole(fields, "width", Math.Clamp(size.Item1, limits.MinSize, limits.MaxSize)));
        var height = limits.Round(Whole(fields, "height", Math.Clamp(size.Item2, limits.MinSize, limits.MaxSize)));
        var (prompt, seed) = (fields.Text("prompt") ?? "", $"{HashOf([.. sources])}/{SeedText.Of(fields)}");
        return PictureFile.Of(() => Pictures.Edit(sources[0].Content, width, height, prompt, seed));
    }

    private static JobWork PictureText(RequestFields fields, UploadedFile image)
    {
        var isJson = fields.Text("format") == "json";
        // Read once, however often the status is asked.
        var read = new Lazy<string>(() => Pictures.TextOf(image.Content) is { Length: > 0 } text ? text : $"[no text that the emulator can read, {Pictures.SizeOf(image.Content)?.Width} × {Pictures.SizeOf(image.Content)?.Height} pixels]");
        return Text(
            () => isJson ? new JsonObject { ["text"] = read.Value }.ToJsonString() : read.Value,
            isJson ? "json" : "txt",
            isJson ? "application/json" : "text/plain; charset=utf-8",
            fields);
    }

    private static JobWork Speak(RequestFields fields)
    {
        var (text, rate, pace) = (fields.Text("text") ?? "", Whole(fields, "sample_rate", 24_000), fields.Number("speed") ?? 1);
        var speaker = fields.Text("voice") ?? fields.Text("instruct") ?? fields.File("ref_audio")?.Name ?? "";
        return AudioFile.Of(fields.Text("format"), rate, () => Speech.Speak(text, speaker, rate, pace));
    }

    private static JobWork PlayMusic(RequestFields fields)
    {
        var (seconds, tempo, bar, key) = (fields.Number("duration") ?? 30, fields.Number("bpm") ?? 100, Whole(fields, "timesignature", 4), fields.Text("keyscale") ?? "C major");
        var seed = $"{fields.Text("caption")}\n{fields.Text("lyrics")}\n{SeedText.Of(fields)}";
        return AudioFile.Of(fields.Text("format"), Music.SampleRate, () => Music.Play(seconds, tempo, bar, key, seed));
    }

    private static JobWork Transcribe(RequestFields fields)
    {
        var file = fields.File("audio", "video", "source_file");
        var seconds = file is null ? 60 : Recordings.SecondsOf(file.Content);
        var seed = file is null ? fields.Text("audio_url") ?? fields.Text("video_url") ?? fields.Text("source_url") ?? "" : HashOf(file);
        var times = !fields.Flag("include_ts") ? TranscriptTimes.None : fields.Text("ts_level") == "word" ? TranscriptTimes.OfWords : TranscriptTimes.OfSentences;
        return Text(() => Transcript.Write(seconds, seed, times), "txt", "text/plain; charset=utf-8", fields);
    }

    private static JobWork Vectors(RequestFields fields, Model model)
    {
        var texts = fields.Texts("input");
        return Text(() => Encoding.UTF8.GetString(Embeddings.Write(texts, model.Dimensions)), "json", "application/json", fields);
    }

    private static JobWork Text(Func<string> write, string extension, string contentType, RequestFields fields) =>
        new(new ResultFile(extension, contentType, () => Encoding.UTF8.GetBytes(write()))) { Text = fields.Flag("return_result_in_response") ? write : null };

    /// <summary>A field as a whole number, one or more.</summary>
    public static int Whole(RequestFields fields, string name, int otherwise) => fields.Number(name) is { } number ? (int)Math.Clamp(number, 1, int.MaxValue) : otherwise;

    private static string HashOf(params ReadOnlySpan<UploadedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(SHA256.HashData(file.Content));
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }
}
