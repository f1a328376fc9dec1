using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary>Waits for jobs, tells the client of it, and reports how they stand. Whatever ends a wait, the job goes on.</summary>
internal sealed class JobFollower(AgentSession session)
{
    /// <summary>How long a call waits unless it says otherwise: less than the minute after which many clients give up.</summary>
    public const int DefaultSeconds = 45;

    /// <summary>The longest wait of one call.</summary>
    public const int MostSeconds = 3600;

    private const string StillAtIt = "It is still being worked on. Call job with action wait to go on waiting; run with the same arguments gives this job back too.";

    /// <summary>What a call says of a job: which one, and the name of the file of its result.</summary>
    /// <exception cref="ToolRefusedException">It is no id, or no name.</exception>
    public (DryApiJob Job, string? SaveAs) Read(ToolCall call)
    {
        var (job, saveAs) = (session.JobOf(call.Arguments.Required("job_id")), call.Arguments.Text("save_as"));
        session.Results.Check(saveAs);
        return (job, saveAs);
    }

    /// <summary>Waits for a job, and reports.</summary>
    /// <param name="call">The call that waits.</param>
    /// <param name="job">The job.</param>
    /// <param name="seconds">How long to wait at most.</param>
    /// <param name="saveAs">The name of the file of its result; null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<(JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError)> WaitAsync(ToolCall call, DryApiJob job, int seconds, string? saveAs, CancellationToken cancellationToken)
    {
        var submission = session.Submissions.FindJob(job.Id);
        if (seconds == 0)
        {
            return await StatusAsync(job, cancellationToken).ConfigureAwait(false);
        }

        session.CheckSaving(saveAs, job);
        if (call.TakesTasks)
        {
            session.Tasks.Start(call, job, saveAs);
            return (JobReport.Of("submitted", job, submission), [], false);
        }

        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), session.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token, session.WaitOf(job.Id));
        var progress = new JobProgressTold(call, job, submission, cancellationToken);
        var wait = job.WaitAsync(progress, stop.Token);
        try
        {
            await wait.ConfigureAwait(false);
            await progress.EndAsync(isDone: true).ConfigureAwait(false);
        }
        catch (DryApiJobFailedException)
        {
            await progress.EndAsync(isDone: false).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            session.Note($"a call was cancelled; job {job.Id} goes on");
            throw;
        }
        catch (OperationCanceledException)
        {
            await progress.EndAsync(isDone: false).ConfigureAwait(false);
            return (JobReport.Of(progress.Status, job, submission, time.IsCancellationRequested ? StillAtIt : "The waiting was stopped; the job goes on."), [], false);
        }

        return await EndAsync(job, wait, saveAs, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports a job that came to its end: what it made, or why it failed.</summary>
    public async Task<(JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError)> EndAsync(DryApiJob job, Task<JobResult> wait, string? saveAs, CancellationToken cancellationToken)
    {
        try
        {
            return await DoneAsync(job, await wait.ConfigureAwait(false), saveAs, isInline: true, cancellationToken).ConfigureAwait(false);
        }
        catch (DryApiJobFailedException exception)
        {
            var submission = session.Submissions.FindJob(job.Id);
            submission?.Fail();
            return (JobReport.Of("failed", job, submission, FailureText(exception)), [], true);
        }
    }

    /// <summary>Asks once where a job stands.</summary>
    public async Task<(JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError)> StatusAsync(DryApiJob job, CancellationToken cancellationToken)
    {
        var state = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var report = JobReport.Of(state.Status?.Value ?? "unknown", job, session.Submissions.FindJob(job.Id));
        if (state.Progress is { } progress && double.IsFinite(progress))
        {
            report["progress"] = Math.Clamp(progress, 0, 100);
        }

        if (state.Status == JobStatus.Done)
        {
            report["note"] = "The tool result has what it made.";
        }

        return (report, [], false);
    }

    /// <summary>Reports a job that is done, with what it made.</summary>
    public async Task<(JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError)> DoneAsync(DryApiJob job, JobResult result, string? saveAs, bool isInline, CancellationToken cancellationToken)
    {
        var submission = session.Submissions.FindJob(job.Id);
        var content = await session.Results.GetAsync(job, result, submission?.Operation.Name, saveAs, isInline, cancellationToken).ConfigureAwait(false);
        var report = JobReport.Of(JobStatus.Done.Value, job, submission);
        JobReport.AddResult(report, result, content);
        return (report, content.Blocks, false);
    }

    /// <summary>Why a job failed, and what an agent can do.</summary>
    public static string FailureText(DryApiJobFailedException exception) =>
        $"{exception.Message.TrimEnd('.')}. The price stays counted here, whatever the service gives back. The same arguments give this job again; run with another key makes a new one.";
}
