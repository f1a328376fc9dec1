using System.Globalization;
using System.Text;

namespace DryApi.Benchmarks.Analyzers;

/// <summary>Writes a file of object initializers as users have them: constants, variables and nested objects.</summary>
internal static class InitializerSource
{
    private const int PerMethod = 20;

    private static readonly string[] Requests =
    [
        """new Txt2ImgRequest { Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = NUMBER, WebhookUrl = "https://example.com/hooks/NUMBER" }""",
        """new Txt2ImgRequest { Prompt = text, Model = model, Width = 64 * number, Height = 512, Guidance = 7.5, Steps = 4, Seed = NUMBER, NegativePrompt = $"no {text}", Loras = [new Lora { Name = "fine", Weight = 0.5 }] }""",
        """new Txt2AudioRequest { Text = "Hello NUMBER", Model = "Kokoro", Lang = "en-us", Format = "mp3", SampleRate = 24000, Speed = 1, Voice = "af_sky", Mode = SpeechMode.CustomVoice }""",
        """new Img2ImgRequest { Prompt = "A cat", Model = model, Steps = 4, Seed = NUMBER, Image = FileContent.FromBytes(bytes, "photo-NUMBER.png"), WebhookUrl = "https://example.com/hooks/NUMBER" }""",
        """new Txt2EmbeddingRequest { Input = "text NUMBER", Model = model, ReturnResultInResponse = true }""",
        """new Txt2MusicRequest { Caption = "A slow waltz", Model = model, Lyrics = text, Duration = 30, Bpm = 90, GuidanceScale = 7, InferenceSteps = 8, Format = "mp3", Seed = NUMBER, Timesignature = 3 }""",
    ];

    public static string Write(int count) => Write("using DryApi;", count, number => Requests[number % Requests.Length]);

    /// <summary>As many initializers of types that have no rules.</summary>
    public static string WriteWithoutSdk(int count) =>
        Write("public class Request { public string? Text { get; set; } public int Width { get; set; } public long Seed { get; set; } }", count, _ => """new Request { Text = "text NUMBER", Width = 512, Seed = NUMBER }""");

    private static string Write(string start, int count, Func<int, string> request)
    {
        var source = new StringBuilder("using System;\nusing System.Collections.Generic;\n").AppendLine(start).AppendLine("public static class Sample").AppendLine("{");
        for (var number = 0; number < count; number++)
        {
            if (number % PerMethod == 0)
            {
                source.AppendLine(CultureInfo.InvariantCulture, $"    public static List<object> Make{number}(string text, string model, long number, byte[] bytes)").AppendLine("    {").AppendLine("        var all = new List<object>();");
            }

            source.AppendLine(CultureInfo.InvariantCulture, $"        all.Add({request(number).Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)});");
            if (number % PerMethod == PerMethod - 1 || number == count - 1)
            {
                source.AppendLine("        return all;").AppendLine("    }");
            }
        }

        return source.AppendLine("}").ToString();
    }
}
