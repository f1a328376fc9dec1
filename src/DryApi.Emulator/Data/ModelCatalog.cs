using System.Text.Json.Nodes;
using DryApi.Emulator.Models;

namespace DryApi.Emulator.Data;

/// <summary>The models that the service has, in the order in which it lists them. Only their limits are the emulator's own.</summary>
internal sealed class ModelCatalog
{
    public IReadOnlyList<Model> All { get; } =
    [
        Image("Flux1schnell", "FLUX.1 schnell", new ModelLimits(), 20, "txt2img"),
        Image("ZImageTurbo_INT8", "Z-Image Turbo INT8", new ModelLimits { ResolutionStep = 16, SupportsGuidance = false }, 8, "txt2img"),
        Image("Flux_2_Klein_4B_BF16", "FLUX.2 Klein 4B BF16", new ModelLimits { MinSize = 256, MaxSize = 1536, ResolutionStep = 16, MaxSteps = 4, SupportsGuidance = false, MaxInputImages = 3 }, 4, "txt2img", "img2img"),
        Image("QwenImageEdit_Plus_NF4", "Qwen Image Edit Plus NF4", new ModelLimits { MaxInputImages = 3 }, 20, "img2img"),
        Video("Ltxv_13B_0_9_8_Distilled_FP8", "LTX-Video 13B 0.9.8 Distilled FP8", "txt2video", "img2video"),
        Video("Ltx2_19B_Dist_FP8", "LTX-2 19B Distilled FP8", "txt2video", "img2video", "aud2video"),
        Video("Ltx2_3_19B_Dist_INT8", "LTX-2.3 19B Distilled INT8", "txt2video", "img2video", "aud2video", "video_replace"),
        Video("Ltx2_3_22B_Dist_INT8", "LTX-2.3 22B Distilled INT8", "txt2video", "img2video", "aud2video"),
        Video("Wan2_2_Animate_14B_INT8", "Wan 2.2 Animate 14B INT8", "video_replace"),
        Speech("Kokoro", "Kokoro", ["custom_voice"], new("en-us", "English (US)", "af_sky", "af_heart", "af_bella", "am_adam", "am_michael"), new("en-gb", "English (UK)", "bf_emma", "bm_george")),
        Speech("Chatterbox", "Chatterbox", ["voice_clone"], new("en-us", "English (US)"), new("de", "German"), new("pl", "Polish")),
        Speech("Qwen3_TTS", "Qwen3 TTS", ["custom_voice", "voice_clone", "voice_design"], new("en-us", "English (US)", "Ryan", "Vivian"), new("de", "German", "Ryan", "Vivian")),
        Speech("Qwen3_TTS_12Hz_1_7B_CustomVoice", "Qwen3 TTS 12 Hz, custom voice", ["custom_voice"], new("English", "English", "Ryan", "Vivian"), new("German", "German", "Ryan", "Vivian")),
        Speech("Qwen3_TTS_12Hz_1_7B_Base", "Qwen3 TTS 12 Hz, voice clone", ["voice_clone"], new("English", "English"), new("German", "German")),
        Speech("Qwen3_TTS_12Hz_1_7B_VoiceDesign", "Qwen3 TTS 12 Hz, voice design", ["voice_design"], new("English", "English"), new("German", "German")),
        new("ACE-Step-v1.5-turbo", "ACE-Step 1.5 Turbo", "txt2music"),
        Vectors("Bge_M3_FP16", "BGE M3 FP16", 1024),
        new("Nanonets_Ocr_S_F16", "Nanonets OCR S F16", "img2txt"),
        Transcripts("WhisperLargeV3", "Whisper Large V3"),
        Transcripts("WhisperLargeV3Ct2", "Whisper Large V3 CT2"),
        new("Ben2", "BEN2", "img_rmbg", "vid_rmbg"),
        new("RealESRGAN_x4plus", "Real-ESRGAN x4 plus", "img_upscale", "vid_upscale"),
        new("RealESRGAN_x4", "Real-ESRGAN x4", "img_upscale", "vid_upscale"),
        new("RealESRGAN_Vid_x4", "Real-ESRGAN video x4", "vid_upscale"),
        new("FlashVSR_Tiny", "FlashVSR Tiny", "vid_upscale"),
    ];

    public Model? Find(string slug) => All.FirstOrDefault(model => model.Slug == slug);

    private static Model Image(string slug, string name, ModelLimits limits, int defaultSteps, params string[] tasks) => new(slug, name, tasks)
    {
        Limits = limits,
        Info = new(
            new()
            {
                ["min_width"] = limits.MinSize, ["max_width"] = limits.MaxSize, ["min_height"] = limits.MinSize, ["max_height"] = limits.MaxSize,
                ["resolution_step"] = limits.ResolutionStep, ["min_steps"] = limits.MinSteps, ["max_steps"] = limits.MaxSteps, ["max_input_images"] = limits.MaxInputImages,
            },
            new() { ["supports_steps"] = true, ["supports_guidance"] = limits.SupportsGuidance, ["supports_negative_prompt"] = true, ["supports_custom_lora"] = true },
            new() { ["width"] = 512, ["height"] = 512, ["steps"] = defaultSteps, ["guidance"] = limits.SupportsGuidance ? 7.5 : 0 }),
    };

    private static Model Video(string slug, string name, params string[] tasks)
    {
        var limits = new ModelLimits();
        return new(slug, name, tasks)
        {
            Limits = limits,
            Info = new(
                new()
                {
                    ["min_width"] = limits.MinSize, ["max_width"] = limits.MaxSize, ["min_height"] = limits.MinSize, ["max_height"] = limits.MaxSize,
                    ["min_steps"] = limits.MinSteps, ["max_steps"] = limits.MaxSteps, ["min_frames"] = 1, ["max_frames"] = limits.MaxFrames, ["min_fps"] = 1, ["max_fps"] = limits.MaxFps,
                },
                new() { ["supports_steps"] = true, ["supports_guidance"] = true, ["supports_negative_prompt"] = true },
                new() { ["width"] = 512, ["height"] = 512, ["steps"] = 8, ["frames"] = 97, ["fps"] = 24, ["guidance"] = 1 }),
        };
    }

    private static Model Speech(string slug, string name, string[] modes, params ModelLanguage[] languages) => new(slug, name, "txt2audio")
    {
        Languages = languages,
        SpeechModes = modes,
        Info = new(
            new() { ["max_text_length"] = new ModelLimits().MaxTextLength, ["min_speed"] = 0.5, ["max_speed"] = 2, ["min_sample_rate"] = 8000, ["max_sample_rate"] = 48000 },
            new(modes.Select(mode => KeyValuePair.Create("supports_" + mode, (JsonNode?)true))),
            new() { ["lang"] = languages[0].Slug, ["speed"] = 1, ["format"] = "wav", ["sample_rate"] = 24000 }),
    };

    private static Model Vectors(string slug, string name, int dimensions) => new(slug, name, "txt2embedding")
    {
        Dimensions = dimensions,
        Info = new(new() { ["max_input_tokens"] = 8192, ["max_total_tokens"] = 300_000, ["max_inputs"] = 2048 }, [], new() { ["dimensions"] = dimensions }),
    };

    private static Model Transcripts(string slug, string name) => new(slug, name, "aud2txt", "audiofile2txt", "vid2txt", "videofile2txt")
    {
        Info = new(new() { ["timestamp_levels"] = new JsonArray("segment", "word") }, [], []),
    };
}
