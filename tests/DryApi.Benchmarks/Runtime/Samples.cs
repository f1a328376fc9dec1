using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Benchmarks.Runtime;

/// <summary>What all clients send and get: the same values, so that only the clients differ.</summary>
internal static class Samples
{
    public const string ApiKey = "benchmark-key";
    public const string Prompt = "A beautiful sunset over mountains";
    public const string NegativePrompt = "watermark, film grain, text";
    public const string Model = "Flux1schnell";
    public const string Lora = "style_lora";
    public const double LoraWeight = 0.75;
    public const int Width = 512;
    public const int Height = 768;
    public const double Guidance = 7.5;
    public const int Steps = 20;
    public const int Seed = 42;
    public const string WebhookUrl = "https://example.com/webhooks/dryapi";
    public const string ImageName = "mountains.png";
    public const string ImageType = "image/png";
    public const string VideoName = "mountains.mp4";
    public const string VideoType = "video/mp4";
    public const string VideoModel = "WhisperLargeV3";
    public const string RequestId = "c08a339c-73e5-4d67-a4d5-231302fbff9a";
    public const double Progress = 42.5;
    public const int ModelCount = 200;
    public const string LastModel = "model-199";
    public const int MaxWidth = 2048;
    public const string Voice = "alloy";

    /// <summary>The largest video that the service takes: 80 MiB.</summary>
    public const int TransferLength = 80 * 1024 * 1024;

    private const string ResultPath = "result.mp4";

    public static Uri BaseAddress { get; } = new("https://api.dryapi.dev");

    public static byte[] Image { get; } = MakeImage();

    public static byte[] SubmittedResponse { get; } = Encoding.UTF8.GetBytes($$$"""{"data":{"request_id":"{{{RequestId}}}"}} """);

    public static byte[] StatusResponse { get; } =
        """{"data":{"status":"processing","preview":null,"result_url":null,"results_alt_formats":null,"result":null,"progress":42.5}}"""u8.ToArray();

    public static byte[] ModelsResponse { get; } = MakeModels();

    /// <summary>The status of a job whose result lies on a server.</summary>
    public static byte[] DoneResponse(Uri server) =>
        Encoding.UTF8.GetBytes($$$"""{"data":{"status":"done","progress":100,"result_url":"{{{ResultAddress(server)}}}"}} """);

    public static Uri ResultAddress(Uri server) => new(server, ResultPath);

    /// <summary>A file that begins as a video does and has its full length.</summary>
    public static void WriteVideo(string path)
    {
        using var file = File.Create(path);
        file.Write("\0\0\0\u0018ftypisom\0\0\0\0isommp41"u8);
        file.SetLength(TransferLength);
    }

    private static byte[] MakeImage()
    {
        var image = new byte[4096];
        new Random(1).NextBytes(image);
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        signature.CopyTo(image);
        return image;
    }

    private static byte[] MakeModels()
    {
        var models = new JsonArray([.. Enumerable.Range(0, ModelCount).Select(MakeModel)]);
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["data"] = models });
    }

    private static JsonObject MakeModel(int index) => new()
    {
        ["name"] = $"Model number {index}",
        ["slug"] = $"model-{index}",
        ["inference_types"] = new JsonArray("txt2img", "img2img"),
        ["info"] = new JsonObject
        {
            ["limits"] = new JsonObject { ["min_width"] = 64, ["max_width"] = MaxWidth, ["min_height"] = 64, ["max_height"] = 2048, ["min_steps"] = 1, ["max_steps"] = 150 },
            ["features"] = new JsonObject { ["supports_negative_prompt"] = true, ["supports_lora"] = true, ["supports_voice_presets"] = false },
            ["defaults"] = new JsonObject { ["width"] = 512, ["height"] = 512, ["steps"] = 20, ["cfg_scale"] = 7.5, ["negative_prompt"] = "heavy grain" },
        },
        ["loras"] = new JsonArray(new JsonObject { ["display_name"] = "Style", ["name"] = Lora }),
        ["languages"] = new JsonArray(new JsonObject
        {
            ["name"] = "English",
            ["slug"] = "en",
            ["voices"] = new JsonArray(new JsonObject { ["name"] = "Alloy", ["slug"] = Voice, ["gender"] = "female" }),
        }),
    };
}
