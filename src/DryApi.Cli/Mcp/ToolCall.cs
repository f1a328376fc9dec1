using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>A call of a tool.</summary>
/// <param name="Request">The request of the client.</param>
/// <param name="Arguments">What the agent gave.</param>
internal sealed record ToolCall(RequestContext<CallToolRequestParams> Request, ToolArguments Arguments)
{
    /// <summary>What this client can do, as this request or its session says.</summary>
    private ClientCapabilities? Client => Request.Server.ClientCapabilities ?? Request.JsonRpcRequest.Context?.ClientCapabilities;

    /// <summary>Whether the user can be asked through this client.</summary>
    public bool CanAsk => Client?.Elicitation?.Form is not null && Request.Server.IsMrtrSupported;

    /// <summary>Whether a task can take the place of waiting.</summary>
    public bool TakesTasks => JobTasks.IsAnnounced(Request.JsonRpcRequest);

    /// <summary>What tells the client of progress; null where it does not ask for it.</summary>
    public ProgressToken? ProgressToken => Request.Params.ProgressToken;

    /// <summary>Tells the client how far a job is.</summary>
    public Task TellAsync(ProgressNotificationValue value, CancellationToken cancellationToken) =>
        ProgressToken is { } token ? Request.Server.NotifyProgressAsync(token, value, cancellationToken: cancellationToken) : Task.CompletedTask;
}
