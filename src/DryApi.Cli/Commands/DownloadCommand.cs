using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>download ID -o FILE</c></summary>
internal static class DownloadCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = JobArgument.Create();
        var output = new Option<string>("--output", "-o") { Description = "Where the result is saved; an existing file is replaced, - is standard output.", HelpName = "FILE", Required = true };
        var options = new OutputOptions();
        var command = new Command("download", "Saves what a job made that is done; it waits for none.") { id, output };
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            JobArgument.Check(result.GetRequiredValue(id));
            var view = options.Of(terminal, result);
            var file = OutputFile.Check(result.GetRequiredValue(output), view);
            var session = await Session.OpenAsync(view, cancellationToken, isLive: true).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var job = JobArgument.JobOf(session.Client, result.GetRequiredValue(id));
                var status = (await job.GetStatusAsync(cancellationToken).ConfigureAwait(false)).Status;
                if (status == JobStatus.Pending || status == JobStatus.Processing)
                {
                    throw new UnfinishedJobException(job.Id, status.Value.Value, file.Name);
                }

                await new JobRunner(view) { Json = options.IsJson(result) ? [] : null }.FollowAsync(session, job, file, cancellationToken).ConfigureAwait(false);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
