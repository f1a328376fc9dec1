using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Commands;

/// <summary><c>models [--type TYPE]</c></summary>
internal static class ModelsCommand
{
    public static Command Create(Terminal terminal)
    {
        var type = new Option<string?>("--type") { Description = "Only models for this task, such as txt2img.", HelpName = "TASK" };
        type.CompletionSources.Add(_ => Tasks().Select(task => new CompletionItem(task)));
        var command = new Command("models", "Lists the models: slug, tasks, name.") { type };
        var options = new OutputOptions();
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var task = result.GetValue(type);
            if (task is not null && !Tasks().Contains(task))
            {
                throw new UsageException(UsageErrors.NotAllowed(type.Name, task, Tasks()));
            }

            var session = await Session.OpenAsync(options.Of(terminal, result), cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var models = new List<InferenceModel>();
                // Not by the filter of the service, which does not know all tasks.
                await foreach (var model in session.Client.Models.ListAsync(null, cancellationToken).ConfigureAwait(false))
                {
                    if (task is null || ModelTasks.Of(model).Contains(task))
                    {
                        models.Add(model);
                    }
                }

                if (options.IsJson(result))
                {
                    JsonText.Write(terminal.Output, new JsonArray([.. models.Select(model => JsonText.Of(ModelJson.Of(model)))]));
                }
                else
                {
                    Write(terminal.Output, models);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The tasks that the catalogue knows.</summary>
    private static List<string> Tasks() => [.. DryApiOperations.Models.FindParameter(nameof(ModelsQuery.InferenceTypes))!.Items!.AllowedValues.Select(value => value.ToString())];

    private static void Write(TerminalWriter output, List<InferenceModel> models)
    {
        var rows = models.Select(model => (Slug: TerminalText.OneLine(model.Slug ?? ""), Tasks: TerminalText.OneLine(string.Join(',', ModelTasks.Of(model))), Name: model.Name ?? "")).ToList();
        var slugWidth = rows.Select(row => row.Slug.Length).DefaultIfEmpty().Max();
        var tasksWidth = rows.Select(row => row.Tasks.Length).DefaultIfEmpty().Max();
        foreach (var row in rows)
        {
            output.WriteLine($"{row.Slug.PadRight(slugWidth)}  {row.Tasks.PadRight(tasksWidth)}  {row.Name}");
        }
    }
}
