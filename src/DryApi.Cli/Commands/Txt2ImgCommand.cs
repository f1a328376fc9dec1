using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>txt2img PROMPT --output FILE</c></summary>
internal static class Txt2ImgCommand
{
    public static Command Create(Terminal terminal)
    {
        var prompt = SharedOptions.Prompt();
        var output = SharedOptions.Output();
        var model = SharedOptions.Model("Flux1schnell");
        var width = new Option<long>("--width") { Description = "Width in pixels, within the limits of the model.", HelpName = "PIXELS", DefaultValueFactory = _ => 512 };
        var height = new Option<long>("--height") { Description = "Height in pixels, within the limits of the model.", HelpName = "PIXELS", DefaultValueFactory = _ => 512 };
        var steps = SharedOptions.Steps(4);
        var guidance = SharedOptions.Guidance();
        var seed = SharedOptions.Seed();
        var negativePrompt = SharedOptions.NegativePrompt();
        var webhookUrl = SharedOptions.WebhookUrl();
        var command = new Command("txt2img", "Makes an image from text.") { prompt, output, model, width, height, steps, guidance, seed, negativePrompt, webhookUrl };
        command.SetAction(async (result, cancellationToken) =>
        {
            var file = OutputFile.Check(result.GetRequiredValue(output), terminal);
            var request = new Txt2ImgRequest
            {
                Prompt = result.GetRequiredValue(prompt),
                Model = result.GetRequiredValue(model),
                Width = result.GetValue(width),
                Height = result.GetValue(height),
                Steps = result.GetValue(steps),
                Guidance = result.GetValue(guidance),
                Seed = result.GetValue(seed),
                NegativePrompt = result.GetValue(negativePrompt),
                WebhookUrl = result.GetValue(webhookUrl),
            };
            await new JobRunner(terminal).RunAsync((client, token) => client.Txt2Img.SubmitAsync(request, token), file, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }
}
