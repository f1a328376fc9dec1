using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>wait ID [-o FILE]</c></summary>
internal static class WaitCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = JobArgument.Create();
        var output = new Option<string?>("--output", "-o") { Description = "Where the result is saved; an existing file is replaced, - is standard output. Left out, its text or its address is printed.", HelpName = "FILE" };
        var options = new OutputOptions();
        var command = new Command("wait", "Waits for a job that was submitted before, and saves what it made.") { id, output };
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            JobArgument.Check(result.GetRequiredValue(id));
            var view = options.Of(terminal, result);
            var file = result.GetValue(output) is { } path ? OutputFile.Check(path, view) : null;
            var session = await Session.OpenAsync(view, cancellationToken, isLive: true).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var job = JobArgument.JobOf(session.Client, result.GetRequiredValue(id));
                await new JobRunner(view) { Json = options.IsJson(result) ? [] : null }.FollowAsync(session, job, file, cancellationToken).ConfigureAwait(false);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
