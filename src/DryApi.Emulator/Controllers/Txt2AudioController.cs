using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Models;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>Something like a voice, as WAV.</summary>
[Emulates(typeof(Txt2AudioControllerBase))]
internal sealed class Txt2AudioController(ModelCatalog models, JobStore jobs) : ControllerBase
{
    private const long MaxFileLength = 10 * 1024 * 1024;

    [HttpPost("api/v1/client/txt2audio")]
    [FormOf(typeof(Txt2AudioRequest))]
    public Task<ActionResult<JobRequestResponseResource>> RequestTxt2Audio(
        string? text = null,
        string? model = null,
        Txt2AudioRequestMode? mode = null,
        string? voice = null,
        string? lang = null,
        double? speed = null,
        string? format = null,
        double? sample_rate = null,
        FileParameter? ref_audio = null,
        string? ref_text = null,
        string? instruct = null,
        string? webhook_url = null,
        CancellationToken cancellationToken = default)
    {
        var errors = new FieldErrors();
        errors.RequireWebhook(webhook_url);
        errors.RequireRange("speed", speed!.Value, 0.5, 2);
        errors.RequireRange("sample_rate", sample_rate!.Value, 8000, 48000);
        errors.AddIf(!format!.Equals("wav", StringComparison.OrdinalIgnoreCase), "format", $"The format field must be wav: the emulator makes no {format}, which the service does.");
        if (errors.RequireModel(models, model!, "txt2audio") is { } chosen)
        {
            var length = RequestRules.Length(text!);
            errors.AddIf(length > chosen.Limits.MaxTextLength, "text", $"The text field must not be greater than {chosen.Limits.MaxTextLength} characters.");
            RequireVoice(errors, chosen, mode ?? Txt2AudioRequestMode.Custom_voice, voice, lang!, ref_audio);
        }

        errors.ThrowIfAny();
        var (rate, pace, speaker) = ((int)sample_rate.Value, speed.Value, voice ?? instruct ?? ref_audio?.FileName ?? "");
        var sound = new ResultFile("wav", "audio/wav", () => Speech.Speak(text!, speaker, rate, pace));
        return Task.FromResult<ActionResult<JobRequestResponseResource>>(jobs.Submit(Prices.Speech(text!.Length), sound));
    }

    private static void RequireVoice(FieldErrors errors, Model model, Txt2AudioRequestMode mode, string? voice, string lang, FileParameter? recording)
    {
        var language = model.Languages.FirstOrDefault(each => each.Slug == lang);
        errors.AddIf(language is null, "lang", $"The selected lang is invalid: {model.Slug} speaks {string.Join(", ", model.Languages.Select(each => each.Slug))}.");
        var modeName = mode.ToString().ToLowerInvariant();
        errors.AddIf(!model.SpeechModes.Contains(modeName), "mode", $"The selected mode is invalid: {model.Slug} has {string.Join(", ", model.SpeechModes)}.");
        switch (mode)
        {
            case Txt2AudioRequestMode.Custom_voice when string.IsNullOrEmpty(voice):
                errors.Add("voice", "The voice field is required when mode is custom_voice.");
                break;
            case Txt2AudioRequestMode.Custom_voice when language is not null:
                errors.AddIf(!language.Voices.Contains(voice), "voice", $"The selected voice is invalid: {model.Slug} has {string.Join(", ", language.Voices)} for {lang}.");
                break;
            case Txt2AudioRequestMode.Voice_clone:
                errors.AddIf(recording is null, "ref_audio", "The ref_audio field is required when mode is voice_clone.");
                errors.AddIf(recording?.Data.Length > MaxFileLength, "ref_audio", $"The ref_audio field must not be greater than {MaxFileLength / 1024} kilobytes.");
                break;
        }
    }
}
