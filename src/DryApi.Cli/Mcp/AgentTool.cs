using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>A tool for agents. What it refuses, and what fails, is an error of the tool that says what to do; nothing is thrown at the client.</summary>
internal abstract class AgentTool : McpServerTool
{
    /// <summary>Initializes a tool.</summary>
    /// <param name="tool">What clients are told of it.</param>
    protected AgentTool(Tool tool) => ProtocolTool = tool;

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) => await AttemptAsync(
        () =>
        {
            var call = new ToolCall(request, new ToolArguments(request.Params.Arguments, ProtocolTool.InputSchema));
            call.Arguments.Check();
            return CallAsync(call, cancellationToken);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a result of what fails, for the agent to act on.</summary>
    public static async Task<CallToolResult> AttemptAsync(Func<Task<CallToolResult>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not InputRequiredException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = ToolFailure.Of(exception) }] };
        }
    }

    /// <summary>Does what the tool does.</summary>
    protected abstract Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken);

    /// <summary>What clients are told of a tool.</summary>
    protected static Tool Describe(string name, string title, string description, string input, string output, bool readsOnly = true) => new()
    {
        Name = name,
        Title = title,
        Description = description,
        InputSchema = AgentJson.Schema(input),
        OutputSchema = AgentJson.Schema(output),
        Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = readsOnly, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true },
    };

    /// <summary>A result of data, for clients that read the structure and for those that read the text.</summary>
    protected static CallToolResult Result(JsonObject data, params IEnumerable<ContentBlock> content) => new()
    {
        StructuredContent = AgentJson.Element(data),
        Content = [new TextContentBlock { Text = AgentJson.Text(data) }, .. content],
    };

    /// <summary>A report of a job. Clients hold the structure of an error to the schema of a success, so an error has its report as text.</summary>
    public static CallToolResult Result((JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError) told) => told.IsError
        ? new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = (string?)told.Report["note"] ?? "It failed." }, new TextContentBlock { Text = AgentJson.Text(told.Report) }] }
        : Result(told.Report, told.Content);

    /// <summary>The operation of a name.</summary>
    /// <exception cref="ToolRefusedException">There is none.</exception>
    protected static OperationDescription Operation(ToolCall call)
    {
        var name = call.Arguments.Required("operation");
        return DryApiOperations.Find(name) ?? throw new ToolRefusedException(
            $"operation: there is no '{name}'. {(OperationSearch.Find(name).Take(5).ToList() is { Count: > 0 } near ? $"There is {string.Join(", ", near.Select(each => each.Name))}." : "search_operations lists them.")}");
    }
}
