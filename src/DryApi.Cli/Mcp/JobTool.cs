using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>job</c></summary>
internal sealed class JobTool(AgentSession session) : AgentTool(Describe(
    "job",
    "Follow a job",
    "Tells where a job stands, waits for its end and returns what it made, or stops all waits for it. A job that was submitted cannot be taken back: it goes on, and is paid for.",
    """
    {
      "type": "object",
      "properties": {
        "job_id": { "type": "string", "description": "The id that run returned; the tool account lists those of this session." },
        "action": { "type": "string", "enum": ["status", "wait", "stop_waiting"], "description": "Default: status." },
        "wait_seconds": { "type": "integer", "minimum": 1, "maximum": 3600, "description": "How long wait waits. Default: 45." },
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
        switch (call.Arguments.Text("action") ?? "status")
        {
            case "status":
                return Result(await _follower.StatusAsync(job, cancellationToken).ConfigureAwait(false));
            case "wait":
                return Result(await _follower.WaitAsync(call, job, call.Arguments.Number("wait_seconds", 1, JobFollower.MostSeconds) ?? JobFollower.DefaultSeconds, saveAs, cancellationToken).ConfigureAwait(false));
            case "stop_waiting":
                session.StopWaits(job.Id);
                return Result(await _follower.StatusAsync(job, cancellationToken).ConfigureAwait(false));
            default:
                throw new ToolRefusedException("action: has to be status, wait or stop_waiting.");
        }
    }
}
