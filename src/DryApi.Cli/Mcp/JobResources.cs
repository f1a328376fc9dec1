using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>What the jobs of a session made, as resources: <c>dryapi://jobs/ID/result</c>.</summary>
internal sealed class JobResources(AgentSession session)
{
    private const string Prefix = "dryapi://jobs/";
    private const string Suffix = "/result";

    /// <summary>The one kind of resources.</summary>
    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(RequestContext<ListResourceTemplatesRequestParams> request, CancellationToken cancellationToken) => ValueTask.FromResult(new ListResourceTemplatesResult
    {
        ResourceTemplates = [new ResourceTemplate { UriTemplate = Prefix + "{job_id}" + Suffix, Name = "result", Title = "What a job made", Description = "The bytes of a job's result, as far as they fit into a response." }],
    });

    /// <summary>The jobs of this session.</summary>
    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken) => ValueTask.FromResult(new ListResourcesResult
    {
        Resources = [.. session.Submissions.All.Where(submission => submission.Job is not null).Select(submission => new Resource { Uri = UriOf(submission.Job!), Name = $"{submission.Operation.Name}-{submission.Job!.Id}", Title = $"What {submission.Operation.Name} made" })],
    });

    /// <summary>Fetches a result.</summary>
    /// <exception cref="McpProtocolException">There is no such result, or it is too large.</exception>
    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params.Uri;
        if (session.Submissions.All.FirstOrDefault(submission => submission.Job is { } each && UriOf(each) == uri) is not { Job: { } job } found)
        {
            throw new McpProtocolException($"There is no resource '{TerminalText.OneLine(uri, 200)}'; resources/list has those of this session.", McpErrorCode.InvalidParams) { Data = { ["uri"] = uri } };
        }

        using var memory = new BoundedMemory(session.Settings.MaxInlineBytes);
        try
        {
            var state = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            if (state.Status != JobStatus.Done)
            {
                throw new McpException($"Job {job.Id} is {state.Status?.Value ?? "unknown"}, and has no result yet.");
            }

            var result = await job.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            if (result.ResultUrl is null)
            {
                return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = "text/plain", Text = ResultContent.Cut(result.Text ?? "") }] };
            }

            await job.DownloadAsync(memory, cancellationToken: cancellationToken).ConfigureAwait(false);
            var bytes = memory.ToArray();
            return new ReadResourceResult { Contents = [BlobResourceContents.FromBytes(bytes, uri, FileContent.FromBytes(bytes, found.Operation.Name + Path.GetExtension(result.ResultUrl.AbsolutePath)).ContentType)] };
        }
        catch (BoundedMemory.FullException exception)
        {
            throw new McpException($"{exception.Message.TrimEnd('.')}; the tool result has a link to it.", exception);
        }
        catch (DryApiException exception)
        {
            throw new McpException(ToolFailure.Of(exception), exception);
        }
    }

    private static string UriOf(DryApiJob job) => Prefix + Uri.EscapeDataString(job.Id) + Suffix;
}
