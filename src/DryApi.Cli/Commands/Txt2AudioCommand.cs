using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>txt2audio TEXT --output FILE</c></summary>
internal static class Txt2AudioCommand
{
    private const string DefaultFormat = "wav";

    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string>("TEXT") { Description = "The text to speak." };
        var output = SharedOptions.Output();
        var model = SharedOptions.Model("Kokoro");
        var mode = new Option<string?>("--mode") { Description = "Where the voice comes from: custom_voice, voice_clone or voice_design.", HelpName = "MODE" };
        var voice = new Option<string?>("--voice") { Description = "Preset speaker; default af_sky unless --mode says otherwise.", HelpName = "NAME" };
        var lang = new Option<string>("--lang") { Description = "Code of the language.", HelpName = "CODE", DefaultValueFactory = _ => "en-us" };
        var speed = new Option<double>("--speed") { Description = "Pace; 1 is the normal one.", HelpName = "X", DefaultValueFactory = _ => 1 };
        var format = new Option<string?>("--format") { Description = "Format of the file; default the extension of --output, or wav.", HelpName = "NAME" };
        var sampleRate = new Option<double>("--sample-rate") { Description = "Sampling frequency in hertz.", HelpName = "HZ", DefaultValueFactory = _ => 24000 };
        var refAudio = new Option<string?>("--ref-audio") { Description = "Recording of the voice for voice_clone, 3 to 10 seconds, at most 10 MB.", HelpName = "FILE" };
        var refText = new Option<string?>("--ref-text") { Description = "What is spoken in --ref-audio.", HelpName = "TEXT" };
        var instruct = new Option<string?>("--instruct") { Description = "The voice for voice_design, or the style for custom_voice.", HelpName = "TEXT" };
        var webhookUrl = SharedOptions.WebhookUrl();
        var command = new Command("txt2audio", "Speaks a text.") { text, output, model, mode, voice, lang, speed, format, sampleRate, refAudio, refText, instruct, webhookUrl };
        command.SetAction(async (result, cancellationToken) =>
        {
            var file = OutputFile.Check(result.GetRequiredValue(output), terminal);
            var chosenMode = result.GetValue(mode);
            var request = new Txt2AudioRequest
            {
                Text = result.GetRequiredValue(text),
                Model = result.GetRequiredValue(model),
                Mode = chosenMode is null ? (SpeechMode?)null : new SpeechMode(chosenMode),
                Voice = result.GetValue(voice) ?? (chosenMode is null or "custom_voice" ? "af_sky" : null),
                Lang = result.GetRequiredValue(lang),
                Speed = result.GetValue(speed),
                Format = result.GetValue(format) ?? FormatOf(file.Extension),
                SampleRate = result.GetValue(sampleRate),
                RefAudio = result.GetValue(refAudio) is { } recording ? InputFile.Open(recording) : null,
                RefText = result.GetValue(refText),
                Instruct = result.GetValue(instruct),
                WebhookUrl = result.GetValue(webhookUrl),
            };
            await new JobRunner(terminal).RunAsync((client, token) => client.Txt2Audio.SubmitAsync(request, token), file, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static string FormatOf(string extension) => extension.Length > 1 ? extension[1..].ToLowerInvariant() : DefaultFormat;
}
