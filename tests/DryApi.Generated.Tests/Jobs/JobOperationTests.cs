using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Every operation of every version that submits a job, from submitting to the result, as its document says.</summary>
public sealed class JobOperationTests(LoopbackServer server)
{
    private static readonly byte[] Result = [1, 2, 3, 0, 255];

    public static TheoryData<string> JobOperations => [.. ServiceDocument.AllOperations.Where(operation => operation.Node["x-job"] is not null).Select(operation => operation.Name)];

    [Theory]
    [InlineData("v1", 17)]
    [InlineData("v2", 15)]
    public void JobOperations_OnTheDocument_AreThoseThatRespondWithAJob(string version, int count)
    {
        var submissions = ServiceDocument.Version(version).Operations
            .Where(operation => (string?)operation.ResponseSchema["$ref"] == "#/components/schemas/JobRequestResponseResource" && !operation.Path.EndsWith(ServiceDocument.Version(version).PriceSegment, StringComparison.Ordinal)).Select(operation => operation.Name).ToList();

        submissions.Count.ShouldBe(count);
        submissions.ShouldBeSubsetOf(JobOperations.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(JobOperations))]
    public async Task Submit_OnEveryJob_WaitsForItAndFetchesItsResult(string operation)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        foreach (var transport in Enum.GetValues<Transport>())
        {
            // Another adapter has no clock that a test could turn: its job is done when it is first asked for.
            string[] stages = transport == Transport.Foreign ? [] : ["pending", "processing"];
            var storage = server.Open(Responses.Body(Result, "application/octet-stream"));
            var inbox = server.Open(Responses.InTurn([Submitted, .. stages.Select(stage => Status(stage)), Status("done", ("result_url", storage.Url + "/result"), ("progress", 100))]));
            using var adapter = Client(transport, inbox);
            using var client = call.Version.On(adapter.RequestAdapter);
            var reports = new Reports<JobProgress>();

            var job = await call.SubmitAsync(client);
            var result = await job.WaitAsync(TestClients.SteadyWait(), reports, Token);
            var bytes = await job.DownloadBytesAsync(cancellationToken: Token);

            (job.Id, job.Kind.ToString().ToLowerInvariant()).ShouldBe(("job 1", (string)call.Operation.Node["x-job"]!));
            inbox.Requests.Select(request => (request.Method, request.Path)).ShouldBe([("POST", call.Operation.Path), .. Enumerable.Repeat(("GET", StatusPath(call)), stages.Length + 1)]);
            inbox.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer " + TestClients.Key);
            reports.Items.Select(report => report.Status).Select(status => status.Value).ShouldBe([.. stages, "done"]);
            result.ResultUrl.ShouldBe(new Uri(storage.Url + "/result"));
            bytes.ShouldBe(Result);
            storage.Request.Header("Authorization").ShouldBeNull();
        }
    }

    /// <summary>By the names of the operation as data, and followed by its id, as from another process.</summary>
    [Theory]
    [MemberData(nameof(JobOperations))]
    public async Task SubmitAsync_OnNamedValues_ReturnsAJobThatItsIdFinds(string operation)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        var described = call.Version.Describe(call.Operation);
        var inbox = server.Open(Responses.InTurn(Submitted, Status("done", ("result", "text"))));
        using var adapter = Client(Transport.Own, inbox);
        using var client = call.Version.On(adapter.RequestAdapter);

        var job = await client.SubmitAsync(described, NamedValuesOf.Call(call, described, NamedValues.Json), Token);
        var outcome = (await client.Jobs.WhenAllAsync([client.GetJob(job.Id, job.Kind)], cancellationToken: Token)).ShouldHaveSingleItem();

        outcome.Error.ShouldBeNull();
        outcome.Result!.Text.ShouldBe("text");
        inbox.Requests.Select(request => request.Path).ShouldBe([call.Operation.Path, StatusPath(call)]);
    }

    /// <summary>What the documents say of a failure reaches the exception; what they do not say is null there.</summary>
    [Theory]
    [MemberData(nameof(JobOperations))]
    public async Task Wait_OnAJobThatFailed_ThrowsWithWhatTheDocumentSaysOfIt(string operation)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        var fields = new Dictionary<string, object>
        {
            ["error_code"] = "WORKER_ERROR",
            ["error_reason"] = "SOURCE_PRIVATE",
            ["error_message"] = "private-video",
            ["retryable"] = false,
            ["refunded"] = true,
        };
        foreach (var saysWhy in (bool[])[true, false])
        {
            var inbox = server.Open(Responses.InTurn(Submitted, Status("processing"), Status("error", saysWhy ? [.. fields.Select(field => (field.Key, field.Value))] : [])));
            using var adapter = Client(Transport.Own, inbox);
            using var client = call.Version.On(adapter.RequestAdapter);
            var job = await call.SubmitAsync(client);

            var failure = await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(cancellationToken: Token));

            failure.JobId.ShouldBe("job 1");
            failure.Message.ShouldBe("Job job 1 ended with an error" + (saysWhy ? ": private-video" : "."));
            (failure.ErrorCode?.Value).ShouldBe(saysWhy ? "WORKER_ERROR" : null);
            (failure.ErrorReason?.Value).ShouldBe(saysWhy ? "SOURCE_PRIVATE" : null);
            failure.Retryable.ShouldBe(saysWhy ? false : null);
            failure.Refunded.ShouldBe(saysWhy ? true : null);
        }
    }

    /// <summary>What follows jobs is one type for all versions: it has all that any of them says of a job's end, as values of the same kind.</summary>
    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public void JobState_OnTheDocument_HasWhatFollowsAJobNeeds(string version)
    {
        var properties = ServiceDocument.Resolve(ServiceDocument.Version(version).JobStatus.ResponseSchema)["properties"]!["data"]!["properties"]!.AsObject();

        // Of the second version alone, and of no use for following a job.
        var left = new[] { "failed_at", "metadata", "prompt_boost", "prompt_boosted" };
        properties.Select(property => property.Key).Except(left).Where(name => SdkObjects.Property(typeof(JobState), name) is null).ShouldBeEmpty();
        foreach (var (name, type) in (IEnumerable<(string, Type)>)[("status", typeof(JobStatus)), ("error_code", typeof(JobErrorCode)), ("error_reason", typeof(JobErrorReason))])
        {
            var known = ((IEnumerable<object>)((System.Collections.IEnumerable)type.GetProperty("KnownValues")!.GetValue(null)!).Cast<object>()).Select(value => value.ToString()!).ToList();
            properties[name]!["enum"]!.AsArray().Select(value => (string)value!).ShouldBeSubsetOf(known, name);
        }
    }

    /// <summary>Webhooks are read by the same types whichever version sends them.</summary>
    [Theory]
    [InlineData("WebhookProcessingPayload", typeof(WebhookProcessingPayload))]
    [InlineData("WebhookCompletedPayload", typeof(WebhookCompletedPayload))]
    [InlineData("WebhookFailedPayload", typeof(WebhookFailedPayload))]
    public void WebhookPayload_OnEveryDocument_HasWhatItSends(string schema, Type payload)
    {
        foreach (var version in ServiceDocument.Versions)
        {
            ShouldHave(payload, version.Root["components"]!["schemas"]![schema]!.AsObject());
        }

        static void ShouldHave(Type type, JsonObject schema)
        {
            foreach (var (name, property) in schema["properties"]!.AsObject())
            {
                var found = SdkObjects.Property(type, name).ShouldNotBeNull($"{type.Name} has nothing for {name}");
                if (property!["properties"] is not null)
                {
                    ShouldHave(found.PropertyType, property.AsObject());
                }
            }
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Func<HttpContext, Task> Submitted => Responses.Json("""{"data":{"request_id":"job 1"}}""");

    private static Func<HttpContext, Task> Status(string status, params (string Name, object Value)[] fields) => Responses.Json(new JsonObject
    {
        ["data"] = new JsonObject([KeyValuePair.Create("status", (JsonNode?)status), .. fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)JsonValue.Create(field.Value)))]),
    }.ToJsonString());

    private static string StatusPath(OperationCall call) => call.Version.JobStatus.Path is var path ? path[..path.IndexOf('{')] + "job%201" : "";

    /// <summary>A client whose adapter the versions share: its clock passes by itself where it is the SDK's own.</summary>
    private static DryApiClient Client(Transport transport, Inbox inbox) => transport == Transport.Foreign
        ? TestClients.Foreign(inbox.Url)
        : new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider(), JobWait = TestClients.SteadyWait() });
}
