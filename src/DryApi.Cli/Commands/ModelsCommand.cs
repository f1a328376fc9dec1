using System.CommandLine;
using System.Text.Json;

namespace DryApi.Cli.Commands;

/// <summary><c>models [--type TYPE]</c></summary>
internal static class ModelsCommand
{
    public static Command Create(Terminal terminal)
    {
        var type = new Option<string?>("--type") { Description = "Only models for this task, such as txt2img.", HelpName = "TASK" };
        var command = new Command("models", "Lists the models: slug, tasks, name.") { type };
        command.SetAction(async (result, cancellationToken) =>
        {
            var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var models = await ReadAllAsync(session.Client, result.GetValue(type), cancellationToken).ConfigureAwait(false);
                Write(terminal.Output, models);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Page after page, until one is empty or brings nothing new: the service may pay no heed to the numbers.</summary>
    private static async Task<List<InferenceModel>> ReadAllAsync(DryApiClient client, string? type, CancellationToken cancellationToken)
    {
        var all = new List<InferenceModel>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var query = new ModelsQuery { Page = page, PerPage = 50, InferenceTypes = type is null ? null : [new InferenceType(type)] };
            var answer = await client.Models.GetAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false);
            var fresh = (answer.Data ?? []).Where(model => seen.Add(model.Slug ?? "")).ToList();
            if (fresh.Count == 0)
            {
                return all;
            }

            all.AddRange(fresh);
        }
    }

    private static void Write(TerminalWriter output, List<InferenceModel> models)
    {
        var rows = models.Select(model => (Slug: TerminalText.OneLine(model.Slug ?? ""), Tasks: TerminalText.OneLine(TasksOf(model.InferenceTypes)), Name: model.Name ?? "")).ToList();
        var slugWidth = rows.Select(row => row.Slug.Length).DefaultIfEmpty().Max();
        var tasksWidth = rows.Select(row => row.Tasks.Length).DefaultIfEmpty().Max();
        foreach (var row in rows)
        {
            output.WriteLine($"{row.Slug.PadRight(slugWidth)}  {row.Tasks.PadRight(tasksWidth)}  {row.Name}");
        }
    }

    /// <summary>The service gives a list of names in one place, and an object by name in another.</summary>
    private static string TasksOf(JsonElement? tasks) => tasks switch
    {
        { ValueKind: JsonValueKind.Array } list => string.Join(',', list.EnumerateArray().Select(task => task.ToString())),
        { ValueKind: JsonValueKind.Object } map => string.Join(',', map.EnumerateObject().Select(task => task.Name)),
        _ => "",
    };
}
