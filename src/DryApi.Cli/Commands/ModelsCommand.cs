using System.CommandLine;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Commands;

/// <summary><c>models [--type TYPE]</c></summary>
internal static class ModelsCommand
{
    private static readonly string TypeField = DryApiOperations.Models.Parameters.Single(parameter => parameter.Name == nameof(ModelsQuery.InferenceTypes)).WireName;

    public static Command Create(Terminal terminal)
    {
        var type = new Option<string?>("--type") { Description = "Only models for this task, such as txt2img.", HelpName = "TASK" };
        var command = new Command("models", "Lists the models: slug, tasks, name.") { type };
        var options = new OutputOptions();
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var session = await Session.OpenAsync(options.Of(terminal, result), cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var models = new List<InferenceModel>();
                var query = new ModelsQuery { InferenceTypes = result.GetValue(type) is { } task ? [new InferenceType(task)] : null };
                try
                {
                    await foreach (var model in session.Client.Models.ListAsync(query, cancellationToken).ConfigureAwait(false))
                    {
                        models.Add(model);
                    }
                }
                catch (DryApiValidationException exception)
                {
                    throw new RefusedOptionsException(exception, new Dictionary<string, string>(StringComparer.Ordinal) { [TypeField] = type.Name });
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
