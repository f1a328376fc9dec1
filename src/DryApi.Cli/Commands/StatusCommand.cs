using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Commands;

/// <summary><c>status ID</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = JobArgument.Create();
        var options = new OutputOptions();
        var command = new Command("status", "Tells where a job stands, and where its result lies.") { id };
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            JobArgument.Check(result.GetRequiredValue(id));
            var session = await Session.OpenAsync(options.Of(terminal, result), cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var job = JobArgument.JobOf(session.Client, result.GetRequiredValue(id));
                var status = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
                if (options.IsJson(result))
                {
                    WriteJson(terminal.Output, job, status);
                }
                else
                {
                    Write(terminal.Output, status);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteJson(TerminalWriter output, DryApiJob job, JobState status)
    {
        var json = new JsonObject { ["id"] = job.Id };
        foreach (var (name, value) in JsonNode.Parse(ModelJson.Of(status).GetRawText())!.AsObject())
        {
            json[name] = value?.DeepClone();
        }

        JsonText.Write(output, json);
    }

    private static void Write(TerminalWriter output, JobState status)
    {
        Write(output, "status", status.Status?.Value);
        Write(output, "progress", status.Progress?.ToString("0.#", CultureInfo.InvariantCulture));
        Write(output, "preview", status.Preview);
        Write(output, "result_url", status.ResultUrl);
        Write(output, "result", status.Result);
    }

    private static void Write(TerminalWriter output, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"{name}: {value}");
        }
    }
}
