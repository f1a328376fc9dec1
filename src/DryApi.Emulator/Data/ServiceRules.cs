using System.Globalization;
using DryApi.Emulator.Models;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Data;

/// <summary>What the service asks of a job beyond the schema of its request, in the words that Laravel uses.</summary>
internal static class ServiceRules
{
    private const int MaxWebhookLength = 2048;
    private const int MaxTexts = 2048;
    private const int MaxTokens = 8192;
    private const int MaxTotalTokens = 300_000;
    private const int MinSide = 64;
    private const int MaxSide = 5000;
    private const int Megabyte = 1024 * 1024;

    /// <summary>The largest file of a field, by how the field is called.</summary>
    private static readonly (string Part, int Bytes)[] MaxFileBytes = [("ref_audio", 15 * Megabyte), ("reference_audio", 15 * Megabyte), ("image", 10 * Megabyte), ("audio", 20 * Megabyte), ("video", 50 * Megabyte), ("", 50 * Megabyte)];

    /// <summary>Finds the model of a job, and judges the fields by it.</summary>
    /// <returns>The model; null, with a message, where there is none of that name or it does other things.</returns>
    /// <param name="kind">What is to be done.</param>
    /// <param name="fields">What the request says.</param>
    /// <param name="models">The models there are.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static Model? Judge(JobKind kind, RequestFields fields, ModelCatalog models, FieldErrors errors)
    {
        var model = ModelOf(kind, fields, models, errors);
        JudgeWebhook(fields, errors);
        JudgeFiles(fields, errors);
        if (model is not null)
        {
            switch (kind.Makes)
            {
                case Makes.Picture or Makes.EditedPicture:
                    JudgePicture(kind, model, fields, errors);
                    break;
                case Makes.Speech:
                    JudgeSpeech(model, fields, errors);
                    break;
                case Makes.Music:
                    JudgeMusic(fields, errors);
                    break;
                case Makes.Video:
                    Range(errors, fields, "width", MinSide, model.Limits.MaxSize);
                    Range(errors, fields, "height", MinSide, model.Limits.MaxSize);
                    Range(errors, fields, "frames", 1, model.Limits.MaxFrames);
                    Range(errors, fields, "fps", 1, model.Limits.MaxFps);
                    Range(errors, fields, "steps", 1, model.Limits.MaxSteps);
                    break;
                case Makes.ReplacedVideo:
                    Range(errors, fields, "width", MinSide, model.Limits.MaxSize);
                    Range(errors, fields, "height", MinSide, model.Limits.MaxSize);
                    break;
                case Makes.Vectors:
                    JudgeTexts(fields, errors);
                    break;
            }
        }

        return model;
    }

    /// <summary>Judges the fields of a question for a price.</summary>
    /// <param name="kind">What would be done.</param>
    /// <param name="fields">What the request says.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static void JudgePrice(JobKind kind, RequestFields fields, FieldErrors errors)
    {
        JudgeFiles(fields, errors);
        switch (kind.Makes)
        {
            case Makes.Speech:
                OneOf(errors, fields, "text", "count_text");
                break;
            case Makes.Music:
                JudgeMusic(fields, errors);
                break;
            case Makes.Transcript:
                OneOf(errors, fields, "audio_url", "video_url", "source_url", "audio", "video", "source_file", "duration_seconds");
                break;
            case Makes.ReplacedVideo or Makes.CutOutVideo or Makes.LargerVideo:
                OneOf(errors, fields, "video", "duration", "width");
                break;
        }
    }

    private static void JudgeMusic(RequestFields fields, FieldErrors errors)
    {
        Range(errors, fields, "duration", 10, 600);
        Range(errors, fields, "bpm", 30, 300);
        errors.AddIf(fields.Number("timesignature") is { } beats && beats is not (2 or 3 or 4 or 6), "timesignature", "The timesignature field must be one of 2, 3, 4, 6.");
    }

    private static Model? ModelOf(JobKind kind, RequestFields fields, ModelCatalog models, FieldErrors errors)
    {
        var able = models.All.Where(each => kind.Names.Length == 0 || each.Can(kind.Names)).ToList();
        if (fields.Text("model") is not { } slug)
        {
            return able.FirstOrDefault();
        }

        var model = models.Find(slug);
        var names = string.Join(", ", able.Select(each => each.Slug));
        errors.AddIf(model is null, "model", $"The selected model is invalid: there is no '{slug}'. Models for {kind.Names.FirstOrDefault() ?? "this"}: {names}.");
        errors.AddIf(model is not null && !able.Contains(model), "model", $"The selected model is invalid: {slug} cannot do {kind.Names.FirstOrDefault()}. Models that can: {names}.");
        return model is not null && able.Contains(model) ? model : null;
    }

    private static void JudgeWebhook(RequestFields fields, FieldErrors errors)
    {
        if (fields.Text("webhook_url") is { } address)
        {
            // Unlike the service, the emulator reaches receivers on this machine, which have no certificate.
            var isHttps = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
            errors.AddIf(!isHttps, "webhook_url", "The webhook_url field must be a valid https URL.");
            errors.AddIf(Length(address) > MaxWebhookLength && !errors.Has("webhook_url"), "webhook_url", $"The webhook_url field must not be greater than {MaxWebhookLength} characters.");
        }

        errors.AddIf(fields.Has("webhook_secret") && !fields.Has("webhook_url"), "webhook_secret", "The webhook_secret field is only for a request with a webhook_url.");
    }

    private static void JudgeFiles(RequestFields fields, FieldErrors errors)
    {
        foreach (var (name, files) in fields.Files)
        {
            for (var i = 0; i < files.Count; i++)
            {
                var field = name.EndsWith("[]", StringComparison.Ordinal) ? $"{name[..^2]}.{i}" : name;
                var most = MaxFileBytes.First(each => field.Contains(each.Part, StringComparison.Ordinal)).Bytes;
                var content = files[i].Content;
                errors.AddIf(content.Length == 0, field, $"The {field} field must not be an empty file.");
                errors.AddIf(content.Length > most, field, $"The {field} field must not be greater than {most / 1024} kilobytes.");
                if (field.Contains("image", StringComparison.Ordinal) && !errors.Has(field))
                {
                    var size = Pictures.SizeOf(content);
                    errors.AddIf(size is null, field, $"The {field} field must be a file of type: jpg, jpeg, png, gif, bmp, webp.");
                    errors.AddIf(
                        size is { } known && (Math.Min(known.Width, known.Height) < MinSide || Math.Max(known.Width, known.Height) > MaxSide),
                        field,
                        $"The {field} field must have from {MinSide} to {MaxSide} pixels a side, and has {size?.Width} × {size?.Height}.");
                }
            }
        }
    }

    private static void JudgePicture(JobKind kind, Model model, RequestFields fields, FieldErrors errors)
    {
        var limits = model.Limits;
        if (kind.Makes == Makes.EditedPicture)
        {
            var (one, several) = (fields.Files.ContainsKey("image"), fields.Files.GetValueOrDefault("images[]")?.Count ?? 0);
            errors.AddIf(!one && several == 0, "image", "The image field is required when images[] is not present.");
            errors.AddIf(one && several > 0, "image", "The image field prohibits images[] from being present: give one of them.");
            errors.AddIf(several > limits.MaxInputImages, "images", $"The images field must not have more than {limits.MaxInputImages} items for {model.Slug}.");
        }

        Range(errors, fields, "width", limits.MinSize, limits.MaxSize);
        Range(errors, fields, "height", limits.MinSize, limits.MaxSize);
        Range(errors, fields, "steps", limits.MinSteps, limits.MaxSteps);
        if (limits.SupportsGuidance)
        {
            Range(errors, fields, "guidance", 0, limits.MaxGuidance);
        }
        else
        {
            errors.AddIf(fields.Number("guidance") is > 0 or < 0, "guidance", $"The guidance field must be 0: {model.Slug} does not support guidance.");
        }
    }

    private static void JudgeSpeech(Model model, RequestFields fields, FieldErrors errors)
    {
        Range(errors, fields, "speed", 0.5, 2);
        Range(errors, fields, "sample_rate", 8000, 48000);
        errors.AddIf(Length(fields.Text("text") ?? "") > model.Limits.MaxTextLength, "text", $"The text field must not be greater than {model.Limits.MaxTextLength} characters.");
        var (lang, mode, voice) = (fields.Text("lang"), fields.Text("mode") ?? "custom_voice", fields.Text("voice"));
        var language = model.Languages.FirstOrDefault(each => each.Slug == lang);
        errors.AddIf(language is null, "lang", $"The selected lang is invalid: {model.Slug} speaks {string.Join(", ", model.Languages.Select(each => each.Slug))}.");
        errors.AddIf(!model.SpeechModes.Contains(mode), "mode", $"The selected mode is invalid: {model.Slug} has {string.Join(", ", model.SpeechModes)}.");
        errors.AddIf(mode == "custom_voice" && voice is null, "voice", "The voice field is required when mode is custom_voice.");
        errors.AddIf(
            mode == "custom_voice" && voice is not null && language is not null && !language.Voices.Contains(voice),
            "voice",
            $"The selected voice is invalid: {model.Slug} has {string.Join(", ", language?.Voices ?? [])} for {lang}.");
        errors.AddIf(mode == "voice_clone" && !fields.Files.ContainsKey("ref_audio"), "ref_audio", "The ref_audio field is required when mode is voice_clone.");
    }

    private static void JudgeTexts(RequestFields fields, FieldErrors errors)
    {
        var texts = fields.Texts("input");
        errors.AddIf(texts.Count is 0 or > MaxTexts, "input", $"The input field must be a string or an array of 1 to {MaxTexts} strings.");
        foreach (var (index, text) in texts.Index())
        {
            var field = texts.Count == 1 ? "input" : $"input.{index}";
            errors.AddIf(text.Length == 0, field, $"The {field} field must be a string that is not empty.");
            errors.AddIf(Tokens(text) > MaxTokens, field, $"The {field} field must not be greater than {MaxTokens} tokens.");
        }

        errors.AddIf(texts.Sum(Tokens) > MaxTotalTokens, "input", $"The input field must not be greater than {MaxTotalTokens} tokens in total.");
    }

    private static void OneOf(FieldErrors errors, RequestFields fields, params string[] names) =>
        errors.AddIf(!names.Any(fields.Has), names[0], $"The {names[0]} field is required when none of {string.Join(", ", names[1..])} are present.");

    private static void Range(FieldErrors errors, RequestFields fields, string field, double least, double most) => errors.AddIf(
        fields.Number(field) is { } value && !(value >= least && value <= most),
        field,
        string.Create(CultureInfo.InvariantCulture, $"The {field} field must be between {least} and {most}."));

    /// <summary>The length in characters as JSON Schema counts them.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    // The usual estimate, without the tokenizer of the model.
    private static int Tokens(string text) => (text.Length + 3) / 4;
}
