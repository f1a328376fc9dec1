using System.CommandLine;
using System.Globalization;

namespace DryApi.Cli.Commands;

/// <summary><c>status ID</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The id that submitting the job gave." };
        var command = new Command("status", "Tells where a job stands, and where its result lies.") { id };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (string.IsNullOrWhiteSpace(result.GetRequiredValue(id)))
            {
                throw new UsageException("the id of the job is empty; give the one that submitting the job gave");
            }

            var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var status = await session.Client.GetJob(result.GetRequiredValue(id)).GetStatusAsync(cancellationToken).ConfigureAwait(false);
                Write(terminal.Output, "status", status.Status?.Value);
                Write(terminal.Output, "progress", status.Progress?.ToString("0.#", CultureInfo.InvariantCulture));
                Write(terminal.Output, "preview", status.Preview);
                Write(terminal.Output, "result_url", status.ResultUrl);
                Write(terminal.Output, "result", status.Result);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TerminalWriter output, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"{name}: {value}");
        }
    }
}
