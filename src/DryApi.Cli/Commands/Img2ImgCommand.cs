using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>img2img IMAGE PROMPT --output FILE</c></summary>
internal static class Img2ImgCommand
{
    public static Command Create(Terminal terminal)
    {
        var image = new Argument<string>("IMAGE") { Description = "The image to change: JPG, PNG, GIF, BMP or WebP, at most 10 MB." };
        var prompt = SharedOptions.Prompt();
        var output = SharedOptions.Output();
        var model = SharedOptions.Model("QwenImageEdit_Plus_NF4");
        var width = new Option<long?>("--width") { Description = "Width in pixels; that of the image when left out.", HelpName = "PIXELS" };
        var height = new Option<long?>("--height") { Description = "Height in pixels; that of the image when left out.", HelpName = "PIXELS" };
        var steps = SharedOptions.Steps(20);
        var guidance = SharedOptions.Guidance();
        var seed = SharedOptions.Seed();
        var negativePrompt = SharedOptions.NegativePrompt();
        var webhookUrl = SharedOptions.WebhookUrl();
        var command = new Command("img2img", "Changes an image as a text says.") { image, prompt, output, model, width, height, steps, guidance, seed, negativePrompt, webhookUrl };
        command.SetAction(async (result, cancellationToken) =>
        {
            var file = OutputFile.Check(result.GetRequiredValue(output), terminal);
            var request = new Img2ImgRequest
            {
                Image = InputFile.Open(result.GetRequiredValue(image)),
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
            await new JobRunner(terminal).RunAsync((client, token) => client.Img2Img.SubmitAsync(request, token), file, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }
}
