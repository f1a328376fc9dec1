using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>result</c></summary>
internal sealed class ResultTool(AgentSession session) : AgentTool(Describe(
    "result",
    "Get a result",
    "Returns what a job made, as often as it is asked for, without paying again: a picture or a sound where it is small enough, text as text, and otherwise a link, to a file in the user's output folder where there is one.",
    """
    {
      "type": "object",
      "properties": {
        "job_id": { "type": "string", "description": "The id that run returned." },
        "inline": { "type": "boolean", "description": "Whether a picture or a sound comes in the response; a link always does. Default: true." },
        "save_as": { "type": "string", "description": "The name of the file in the user's output folder, where there is one." }
      },
      "required": ["job_id"],
      "additionalProperties": false
    }
    """,
    JobReport.Schema))
{
    private readonly JobFollower _follower = new(session);

    /// <inheritdoc/>
    protected override async Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var (job, saveAs) = _follower.Read(call);
        var isInline = call.Arguments.Flag("inline") ?? true;
        session.CheckSaving(saveAs, job);
        var result = await ResultOfAsync(job, cancellationToken).ConfigureAwait(false);
        return Result(await _follower.DoneAsync(job, result, saveAs, isInline, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JobResult> ResultOfAsync(DryApiJob job, CancellationToken cancellationToken)
    {
        try
        {
            var status = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return status.Status == JobStatus.Done || status.Status == JobStatus.Error
                ? await job.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
                : throw new ToolRefusedException($"job_id: this job is {status.Status?.Value ?? "unknown"}, and has made nothing yet. Call job with action wait.");
        }
        catch (DryApiJobFailedException exception)
        {
            throw new ToolRefusedException(JobFollower.FailureText(exception), exception);
        }
    }
}
