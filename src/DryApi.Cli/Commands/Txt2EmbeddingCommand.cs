using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>txt2embedding TEXT… [--output FILE]</c></summary>
internal static class Txt2EmbeddingCommand
{
    public static Command Create(Terminal terminal)
    {
        var texts = new Argument<string[]>("TEXT") { Description = "The texts to embed, at most 2048.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Where the vectors are saved as JSON; printed when left out.", HelpName = "FILE" };
        var model = SharedOptions.Model("Bge_M3_FP16");
        var webhookUrl = SharedOptions.WebhookUrl();
        var command = new Command("txt2embedding", "Turns texts into vectors.") { texts, output, model, webhookUrl };
        command.SetAction(async (result, cancellationToken) =>
        {
            var file = result.GetValue(output) is { } path ? OutputFile.Check(path, terminal) : null;
            var request = new Txt2EmbeddingRequest
            {
                Input = result.GetRequiredValue(texts),
                Model = result.GetRequiredValue(model),
                ReturnResultInResponse = file is null,
                WebhookUrl = result.GetValue(webhookUrl),
            };
            await new JobRunner(terminal).RunAsync((client, token) => client.Txt2Embedding.SubmitAsync(request, token), file, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }
}
