using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Gateway.Tests;

/// <summary>Each operation of the gateway, called as a user calls it.</summary>
public sealed class OperationTests(LoopbackServer server)
{
    private const string Ticket = """{"created":1773504000,"id":"j1","object":"embedding.enqueue","runpod":{"id":"j1","status":"IN_QUEUE"},"status":"queued"}""";
    private const string Job = """{"executionTime":4.5,"id":"j1","output":[1],"status":"COMPLETED"}""";
    private const string Any = """{"rows":[1,2]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each operation: what is sent, what the service responds, and the call.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "POST /v1/account-exports", "", "", "account-exports" },
        { "POST /v1/chat/completions", """{"max_tokens":9,"messages":[{"content":"Hi","role":"user"}],"stream":false,"temperature":0.2}""", Ticket, "chat" },
        { "GET /v1/client/balance", "", """{"available_credits":127.5,"user_id":"u"}""", "balance" },
        { "POST /v1/images/generations", """{"model":"Ben2","n":2,"prompt":"a lake","webhook_url":"https://example.com/hook"}""", Ticket, "images" },
        { "POST /v1/audio/transcriptions", """{"audioUrl":"https://example.com/a.mp3","response_format":"srt"}""", Ticket, "audio" },
        { "POST /v1/embeddings", """{"input":["a","b"]}""", Ticket, "embeddings" },
        { "GET /v1/jobs/chat/j1?endpointId=e1", "", Job, "job" },
        { "GET /v1/jobs/chat/j1/download?format=json", "", """{"job_id":"j1","links":["https://example.com/a.png"],"mode":"links"}""", "download" },
        { "GET /v1/pricing/images?limit=5&model=Ben2&workerType=flex", "", Any, "pricing" },
        { "GET /v1/queue/metrics", "", Any, "metrics" },
        { "GET /v1/queue/batch-scaling", "", Any, "scaling" },
        { "POST /v1/internal/test/seed-credits", "", "", "seed" },
        { "POST /v1/webhooks/test", """{"data":{"n":1},"event":"job.completed","webhook_url":"https://example.com/hook"}""", """{"event":"job.completed","success":true}""", "webhook" },
        { "POST /v1/runpod/images/run?endpointId=e1", """{"input":{"prompt":"a lake"},"model":"Ben2","worker_type":"flex"}""", Job, "run" },
        { "POST /v1/runpod/images/runsync", """{"policy":{"maxCostUsd":0.04}}""", Job, "runsync" },
        { "GET /v1/runpod/images/status/j1", "", Job, "status" },
        { "GET /v1/runpod/images/stream/j1", "", Job, "output" },
        { "POST /v1/runpod/images/cancel/j1", "", Job, "cancel" },
        { "POST /v1/runpod/images/retry/j1", "", Job, "retry" },
        { "POST /v1/runpod/images/purge-queue", "", Any, "purge" },
        { "GET /v1/runpod/images/health?endpointId=e1", "", Any, "health" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_OfAnOperation_SendsItAndReadsTheResponse(string sent, string body, string response, string call)
    {
        var inbox = server.Open(response.Length == 0 ? Responses.Empty(202) : Responses.Json(response, sent.StartsWith("POST", StringComparison.Ordinal) ? 202 : 200));
        using var client = Clients.Of(inbox);

        var result = await CallAsync(client, call);

        ($"{inbox.Request.Method} {inbox.Request.Target}", inbox.Request.BodyText, inbox.Request.Header("Authorization"), inbox.Request.Header("Accept"))
            .ShouldBe((sent, body, Clients.Authorization, "application/json"));
        (result is null ? "" : JsonOf(result)).ShouldBe(response);
    }

    /// <summary>Nothing of the document is left out: what is not in the table streams, or opens a websocket.</summary>
    [Fact]
    public void Operations_AreAllCalled()
    {
        var called = Cases.Select(row => row.Data.Item1.Split('?')[0]).ToList();

        GatewayOperations.All.Count.ShouldBe(23);
        GatewayOperations.All.Where(operation => !called.Exists(line => IsOf(operation, line))).Select(operation => (operation.Path, operation.Streams, operation.OpensWebSocket)).ShouldBe(
            [("/v1/jobs/{surface}/{jobId}/ws", false, true), ("/v1/queue/batch-scaling/stream", true, false)], ignoreOrder: true);
        GatewayOperations.All.Where(operation => operation.Streams).Select(operation => operation.Path).ShouldBe(["/v1/queue/batch-scaling/stream", "/v1/runpod/{surface}/stream/{jobId}"], ignoreOrder: true);

        static bool IsOf(OperationDescription operation, string line)
        {
            var (have, want) = (line.Split(' ', '/'), $"{operation.Method} {operation.Path}".Split(' ', '/'));
            return have.Length == want.Length && have.Zip(want).All(pair => pair.First == pair.Second || pair.Second.StartsWith('{'));
        }
    }

    /// <summary>A result that is no JSON is fetched as the request that Kiota sends.</summary>
    [Fact]
    public async Task Download_AsText_IsTheText()
    {
        var inbox = server.Open(Responses.Text("the words", "text/plain"));
        using var client = Clients.Of(inbox);
        var request = client.JobsPath["transcribe"]["j1"].Download.ToGetRequestInformation(
            new JobsItemItemDownloadQuery { Format = JobsItemItemDownloadQueryFormat.Txt }, configuration => configuration.Headers.Add("Accept", "text/plain"));

        await using var stream = await client.RequestAdapter.SendPrimitiveAsync<Stream>(request, cancellationToken: Token);

        using var reader = new StreamReader(stream!);
        (await reader.ReadToEndAsync(Token), inbox.Request.Target, inbox.Request.Header("Accept")).ShouldBe(("the words", "/v1/jobs/transcribe/j1/download?format=txt", "text/plain"));
    }

    [Fact]
    public async Task Call_ThatBreaksARule_IsNotSent()
    {
        var inbox = server.Open(Responses.Json(Ticket, 202));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiValidationException>(() => client.Images.Generations.PostAsync(
            new ImagesGenerationsRequest { Prompt = "", N = 9, WebhookUrl = "http://example.com" }, cancellationToken: Token));

        failure.Errors.Keys.ShouldBe(["n", "prompt", "webhook_url"], ignoreOrder: true);
        inbox.Requests.ShouldBeEmpty();
    }

    private static async Task<object?> CallAsync(GatewayClient client, string call)
    {
        var (jobs, provider) = (client.JobsPath["chat"]["j1"], client.Runpod["images"]);
        switch (call)
        {
            case "account-exports":
                await client.AccountExports.PostAsync(cancellationToken: Token);
                return null;
            case "seed":
                await client.Internal.Test.SeedCredits.PostAsync(cancellationToken: Token);
                return null;
            case "chat":
                var message = new ChatCompletionsRequestMessage { Role = ChatCompletionsRequestMessageRole.User, Content = "Hi" };
                return await client.Chat.Completions.PostAsync(new ChatCompletionsRequest { Messages = [message], MaxTokens = 9, Temperature = 0.2, Stream = false }, cancellationToken: Token);
            case "balance":
                return await client.Client.Balance.GetAsync(cancellationToken: Token);
            case "images":
                return await client.Images.Generations.PostAsync(new ImagesGenerationsRequest { Prompt = "a lake", Model = ImagesGenerationsRequestModel.Ben2, N = 2, WebhookUrl = "https://example.com/hook" }, cancellationToken: Token);
            case "audio":
                return await client.Audio.Transcriptions.PostAsync(new AudioTranscriptionsRequest { AudioUrl = "https://example.com/a.mp3", ResponseFormat = AudioTranscriptionsRequestResponseFormat.Srt }, cancellationToken: Token);
            case "embeddings":
                return await client.Embeddings.PostAsync(new EmbeddingsRequest { Input = new List<string> { "a", "b" } }, cancellationToken: Token);
            case "job":
                return await jobs.GetAsync(new JobsItemItemQuery { EndpointId = "e1" }, cancellationToken: Token);
            case "download":
                return await jobs.Download.GetAsync(new JobsItemItemDownloadQuery { Format = JobsItemItemDownloadQueryFormat.Json }, cancellationToken: Token);
            case "pricing":
                return await client.Pricing["images"].GetAsync(new PricingItemQuery { Model = PricingItemQueryModel.Ben2, WorkerType = PricingItemQueryWorkerType.Flex, Limit = 5 }, cancellationToken: Token);
            case "metrics":
                return await client.Queue.Metrics.GetAsync(cancellationToken: Token);
            case "scaling":
                return await client.Queue.BatchScaling.GetAsync(cancellationToken: Token);
            case "webhook":
                return await client.Webhooks.Test.PostAsync(new WebhooksTestRequest { WebhookUrl = "https://example.com/hook", Event = WebhooksTestRequestEvent.JobCompleted, Data = JsonElement.Parse("""{"n":1}""") }, cancellationToken: Token);
            case "run":
                var run = new RunpodItemRunRequest { Model = RunpodItemRunRequestModel.Ben2, WorkerType = RunpodItemRunRequestWorkerType.Flex, Input = JsonElement.Parse("""{"prompt":"a lake"}""") };
                return await provider.Run.PostAsync(run, new RunpodItemRunPostQuery { EndpointId = "e1" }, cancellationToken: Token);
            case "runsync":
                return await provider.Runsync.PostAsync(new RunpodItemRunsyncRequest { Policy = JsonElement.Parse("""{"maxCostUsd":0.04}""") }, cancellationToken: Token);
            case "status":
                return await provider.Status["j1"].GetAsync(cancellationToken: Token);
            case "output":
                return await provider.Stream["j1"].GetAsync(cancellationToken: Token);
            case "cancel":
                return await provider.Cancel["j1"].PostAsync(cancellationToken: Token);
            case "retry":
                return await provider.Retry["j1"].PostAsync(cancellationToken: Token);
            case "purge":
                return await provider.PurgeQueue.PostAsync(cancellationToken: Token);
            default:
                call.ShouldBe("health");
                return await provider.Health.GetAsync(new RunpodItemHealthQuery { EndpointId = "e1" }, cancellationToken: Token);
        }
    }

    private static string JsonOf(object result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            ((IJsonWritable)result).WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
