using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>run</c></summary>
internal sealed class RunTool(AgentSession session) : AgentTool(Describe(
    "run",
    "Run an operation",
    "Runs an operation: submits a job, waits for it and returns what it made. It costs what the tool price says; the price is asked for first and has to be within the limits of this session. The same arguments are never submitted twice: called again, also after a time-out or a cancelled call, it returns the job that is there. A job that is not done in time goes on; wait for it with the tool job.",
    """
    {
      "type": "object",
      "properties": {
        "operation": { "type": "string", "description": "The name, as search_operations lists it." },
        "arguments": { "type": "object", "description": "What the operation takes; describe_operation has the schema. What a model has defaults for may be left out." },
        "key": { "type": "string", "description": "Leave it out. Only to make the same once more and pay again: any new text, such as '2'. The same arguments with the same key are the same job." },
        "wait_seconds": { "type": "integer", "minimum": 0, "maximum": 3600, "description": "How long to wait for the job; 0 returns as soon as it is submitted. Default: 45." },
        "save_as": { "type": "string", "description": "The name of the file in the user's output folder, where there is one. Default: a name of its own." }
      },
      "required": ["operation"],
      "additionalProperties": false
    }
    """,
    JobReport.Schema,
    readsOnly: false))
{
    private const string Consent = "consent";
    private const string Pay = "pay";
    private const int LongestShown = 200;

    private readonly JobFollower _follower = new(session);

    /// <inheritdoc/>
    protected override async Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var operation = Operation(call);
        var (key, saveAs) = (call.Arguments.Text("key"), call.Arguments.Text("save_as"));
        var seconds = call.Arguments.Number("wait_seconds", 0, JobFollower.MostSeconds) ?? JobFollower.DefaultSeconds;
        session.Results.Check(saveAs);
        var (values, fingerprint) = await RunValues.ReadAsync(operation, call.Arguments.Object("arguments"), key, new AgentFiles(session, call.Request), cancellationToken).ConfigureAwait(false);
        if (!RunPrice.IsPaid(operation))
        {
            var report = new JsonObject { ["status"] = JobStatus.Done.Value, ["operation"] = operation.Name, ["price"] = 0 };
            AddResponse(report, AgentJson.Of(await session.Client.RunAsync(operation, values, cancellationToken).ConfigureAwait(false)));
            return Result(report);
        }

        var isNew = false;
        if (session.Submissions.Find(fingerprint) is not { } submission)
        {
            (submission, isNew) = await SubmitAsync(call, operation, values, fingerprint, key, saveAs, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await submission.Sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            session.Note($"a call was cancelled while {operation.Name} was being submitted; the tool account tells what became of it");
            throw;
        }

        var told = await TellAsync(call, submission, seconds, saveAs, cancellationToken).ConfigureAwait(false);
        told.Report["repeated"] = !isNew;
        return Result(told);
    }

    private async Task<(Submission Submission, bool IsNew)> SubmitAsync(ToolCall call, OperationDescription operation, Dictionary<string, object?> values, string fingerprint, string? key, string? saveAs, CancellationToken cancellationToken)
    {
        session.Results.Try(saveAs, null);
        session.Submissions.CheckName(saveAs, submission => submission.Fingerprint == fingerprint);
        await RunDefaults.FillAsync(session, operation, operation, values, cancellationToken).ConfigureAwait(false);
        await Rehearsal.CheckAsync(operation, values, cancellationToken).ConfigureAwait(false);
        var price = await RunPrice.GetAsync(session, operation, values, cancellationToken).ConfigureAwait(false);
        session.Budget.Check(price);
        if (call.CanAsk && !session.Settings.IsPaidUnasked)
        {
            RequireConsent(call, operation, values, fingerprint, price);
        }

        return session.Submissions.GetOrSubmit(fingerprint, operation, key, price, values, saveAs);
    }

    /// <summary>Goes on only where the user agreed to this run at this price.</summary>
    /// <exception cref="InputRequiredException">The user is asked.</exception>
    /// <exception cref="ToolRefusedException">The user said no.</exception>
    private void RequireConsent(ToolCall call, OperationDescription operation, Dictionary<string, object?> values, string fingerprint, decimal price)
    {
        if (session.Consents.Take(call.Request.Params.RequestState, fingerprint) is not { } asked || asked < price)
        {
            throw new InputRequiredException(new Dictionary<string, InputRequest>(StringComparer.Ordinal) { [Consent] = InputRequest.ForElicitation(Question(operation, values, price)) }, session.Consents.Ask(fingerprint, price));
        }

        var answer = call.Request.Params.InputResponses is { } answers && answers.TryGetValue(Consent, out var given) ? given.Deserialize(InputResponse.ElicitResultJsonTypeInfo) : null;
        if (answer is not { IsAccepted: true, Content: { } content } || !content.TryGetValue(Pay, out var pay) || pay.ValueKind != JsonValueKind.True)
        {
            throw new ToolRefusedException($"The user did not agree to pay {Money.Text(price)} for this, so nothing was submitted. Do not try it again unless the user asks for it.");
        }
    }

    private ElicitRequestParams Question(OperationDescription operation, Dictionary<string, object?> values, decimal price)
    {
        // What the agent wrote comes last, in quotes that it cannot end: none of it can pass for the question.
        var about = from name in new[] { "model", "prompt", "text", "caption", "input" }
                    let text = values.GetValueOrDefault(name) as string
                    where text is not null
                    select $"{name} \"{TerminalText.OneLine(text, LongestShown).Replace('"', '\'')}\"";
        return new ElicitRequestParams
        {
            Message = $"Run {operation.Name} for {Money.Text(price)}? This session has spent {Money.Text(session.Budget.Counted)} of the {Money.Text(session.Budget.MaxSpend)} that it may. It asks for: {string.Join(", ", about)}",
            RequestedSchema = new ElicitRequestParams.RequestSchema
            {
                Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>(StringComparer.Ordinal) { [Pay] = new ElicitRequestParams.BooleanSchema { Title = $"Pay {Money.Text(price)}" } },
                Required = [Pay],
            },
        };
    }

    private Task<(JsonObject Report, IReadOnlyList<ContentBlock> Content, bool IsError)> TellAsync(ToolCall call, Submission submission, int seconds, string? saveAs, CancellationToken cancellationToken)
    {
        switch (submission.State)
        {
            case SubmissionState.Taken when seconds == 0:
                return Task.FromResult<(JsonObject, IReadOnlyList<ContentBlock>, bool)>((JobReport.Of("submitted", submission.Job, submission, "The tool job waits for it."), [], false));
            case SubmissionState.Taken:
                return _follower.WaitAsync(call, submission.Job!, seconds, saveAs, cancellationToken);
            case SubmissionState.Answered:
                var report = JobReport.Of(JobStatus.Done.Value, null, submission);
                AddResponse(report, submission.Response?.DeepClone());
                return Task.FromResult<(JsonObject, IReadOnlyList<ContentBlock>, bool)>((report, [], false));
            default:
                return Task.FromResult<(JsonObject, IReadOnlyList<ContentBlock>, bool)>((JobReport.Of("uncertain", null, submission, Uncertainty(submission)), [], true));
        }
    }

    private static void AddResponse(JsonObject report, JsonNode? response)
    {
        if (response is JsonObject)
        {
            report["response"] = response;
        }
    }

    private static string Uncertainty(Submission submission) =>
        $"Nobody can tell whether the service took this: {submission.Problem}. It is not sent again, and its price of {Money.Text(submission.Price)} stays counted. Have the user look at the account's jobs; if it is not there and is still wanted, run it with another key.";
}
