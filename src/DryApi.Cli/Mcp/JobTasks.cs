using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>
/// Jobs as tasks, an extension of the protocol: a call that would wait for a job gives a client that announces it a task with the id of the job, and the client asks for it until its result is there. A task is
/// nothing besides its job, so one of an earlier server is found too, and what is submitted, counted and never repeated does not change. For all other clients nothing does.
/// </summary>
internal sealed class JobTasks(AgentSession session)
{
    private const string Extension = "io.modelcontextprotocol/tasks";

    // The revision that made what a client can do a part of each request.
    private const string FirstVersion = "2026-07-28";

    private const string IdMember = "taskId";
    private const string Complete = "complete";

    private readonly ConcurrentDictionary<string, FollowedJob> _followed = new(StringComparer.Ordinal);
    private readonly JobFollower _follower = new(session);

    /// <summary>Whether a request says that its client takes tasks.</summary>
    public static bool IsAnnounced(JsonRpcRequest request) => IsSince(request)
        && (request.Params as JsonObject)?["_meta"] is JsonObject meta && meta[MetaKeys.ClientCapabilities] is JsonObject client && client["extensions"] is JsonObject extensions && extensions[Extension] is JsonObject;

    /// <summary>Adds them to a server.</summary>
    public void Add(McpServerOptions options)
    {
        options.Capabilities ??= new ServerCapabilities();
        options.Capabilities.Extensions = new Dictionary<string, object>(options.Capabilities.Extensions ?? new Dictionary<string, object>()) { [Extension] = new JsonObject() };
        options.RequestHandlers = [.. options.RequestHandlers ?? [], Handler("tasks/get", GetAsync), Handler("tasks/update", UpdateAsync), Handler("tasks/cancel", CancelAsync)];
        options.Filters.Request.CallToolWithAlternateFilters.Add(static async (request, next, cancellationToken) =>
        {
            var result = await next(request, cancellationToken).ConfigureAwait(false);
            return request.Items.TryGetValue(Extension, out var started) && started is JobTask task ? ResultOrAlternate<CallToolResult>.FromAlternate(task, JobTaskJson.Default.JobTask) : result;
        });
    }

    /// <summary>Makes a task of a call that would wait for a job.</summary>
    public void Start(ToolCall call, DryApiJob job, string? saveAs)
    {
        var followed = Follow(job);
        followed.SaveAs = saveAs;
        _ = followed.Follow();
        call.Request.Items[Extension] = followed.Told("working", "task");
    }

    private FollowedJob Follow(DryApiJob job) => _followed.GetOrAdd(job.Id, _ => new FollowedJob(session, job));

    private McpServerRequestHandler Handler(string method, Func<FollowedJob, CancellationToken, Task<JsonNode?>> respond) => new()
    {
        Method = method,
        RoutingNameParameter = IdMember,
        Handler = async (request, cancellationToken) => await respond(await FindAsync(request.JsonRpcRequest, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
    };

    private async Task<JsonNode?> GetAsync(FollowedJob followed, CancellationToken cancellationToken)
    {
        var wait = followed.Follow();
        var response = (JsonObject)JsonSerializer.SerializeToNode(followed.Told(wait is null ? "working" : "completed", Complete), JobTaskJson.Default.JobTask)!;
        if (wait is not null)
        {
            var result = await AgentTool.AttemptAsync(async () => AgentTool.Result(await _follower.EndAsync(followed.Job, wait, followed.SaveAs, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            response["result"] = JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)));
        }

        return response;
    }

    /// <summary>Nothing is asked while a job runs: what it costs was agreed to before it was submitted.</summary>
    private Task<JsonNode?> UpdateAsync(FollowedJob followed, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(new JsonObject { ["resultType"] = Complete });

    /// <summary>Ends the waiting alone: a job that was submitted goes on, and is paid for. Who asks for it again follows it again.</summary>
    private Task<JsonNode?> CancelAsync(FollowedJob followed, CancellationToken cancellationToken)
    {
        session.StopWaits(followed.Job.Id);
        return UpdateAsync(followed, cancellationToken);
    }

    private async Task<FollowedJob> FindAsync(JsonRpcRequest request, CancellationToken cancellationToken)
    {
        if (!IsSince(request))
        {
            throw new McpProtocolException($"{request.Method}: there is no such method before version {FirstVersion} of the protocol.", McpErrorCode.MethodNotFound);
        }

        if (!IsAnnounced(request))
        {
            throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Extensions = new Dictionary<string, object> { [Extension] = new JsonObject() } }, $"{request.Method}: the request has to announce the extension {Extension}.");
        }

        if ((request.Params as JsonObject)?[IdMember] is not JsonValue value || !value.TryGetValue<string>(out var id))
        {
            throw new McpProtocolException($"{IdMember}: is required, and has to be a text.", McpErrorCode.InvalidParams);
        }

        if (_followed.TryGetValue(id, out var followed))
        {
            return followed;
        }

        try
        {
            // A job of an earlier server, or one that was not waited for.
            var job = session.JobOf(id);
            await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return Follow(job);
        }
        catch (Exception exception) when (exception is ToolRefusedException or DryApiException { ResponseStatusCode: 400 or 404 or 422 })
        {
            throw new McpProtocolException($"{IdMember}: there is no task '{TerminalText.OneLine(id, 200)}'.", exception, McpErrorCode.InvalidParams);
        }
        catch (DryApiException exception)
        {
            throw new McpProtocolException(ToolFailure.Of(exception), exception, McpErrorCode.InternalError);
        }
    }

    private static bool IsSince(JsonRpcRequest request) => string.CompareOrdinal(request.Context?.ProtocolVersion, FirstVersion) >= 0;
}
