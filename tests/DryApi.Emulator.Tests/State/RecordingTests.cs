using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Support;
using DryApi.TestSupport.Folders;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Tests.State;

/// <summary>What is recorded of a service, and replayed without it. The service is another emulator, or a server that does what no document says.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Key = "key-of-an-account-0123456789";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_OfARecordedSession_IsTheSameWithoutTheService()
    {
        (string Id, byte[] Picture, byte[] Edited, decimal? Price) recorded, replayed;
        await using (var service = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero }, Cancellation))
        {
            await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = service.BaseAddress, RecordTo = _folder["session"] }, Cancellation);
            recorded = await UseAsync(recorder, Key);
            recorder.Drift.ShouldBeEmpty();
            service.Calls.Count.ShouldBeGreaterThan(4);
        }

        await using var replay = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { ReplayFrom = _folder["session"] }, Cancellation);
        replayed = await UseAsync(replay, "another-key");

        (replayed.Id, replayed.Price).ShouldBe((recorded.Id, recorded.Price));
        replayed.Picture.ShouldBe(recorded.Picture);
        replayed.Edited.ShouldBe(recorded.Edited);
        Pictures.SizeOf(replayed.Picture).Width.ShouldBe(64);
    }

    [Fact]
    public async Task Recording_OnKeysAndPersons_HasNoneOfThem()
    {
        await using var upstream = await WebServer.StartAsync(context =>
        {
            context.Response.Headers["X-RateLimit-Remaining"] = "7";
            context.Response.Headers.SetCookie = "session=cookie-value-1";
            return context.Response.WriteAsJsonAsync(new
            {
                data = new { request_id = "r1", result_url = "https://storage.example.org/a.png?X-Amz-Signature=sig-value-1&Expires=9", owner = "someone.private@mail.example.org", access_token = "token-value-1", key_seen = Key },
            });
        });
        await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
        using var http = Client(recorder, Key);

        using var response = await http.PostAsync(
            "/api/v2/images/generations?api_key=query-value-1&page=2",
            Submissions.Body(""","webhook_url":"https://my.receiver.example.org/secret-path","webhook_secret":"webhook-secret-value-123456789012","note":"write to someone.private@mail.example.org" """),
            Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        // The client gets what the service says, but for the link, which leads here.
        var said = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["data"]!;
        ((string?)said["owner"], (string?)said["access_token"]).ShouldBe(("someone.private@mail.example.org", "token-value-1"));
        ((string?)said["result_url"])!.ShouldStartWith(recorder.ResultAddress.AbsoluteUri + "results/recorded-1-1.png");
        var kept = string.Concat(Directory.GetFiles(_folder["session"], "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        kept.ShouldContain("A sunset");
        kept.ShouldContain("\"X-RateLimit-Remaining\": \"7\"");
        kept.ShouldContain("page=2");
        foreach (var secret in new[] { Key, "sig-value-1", "someone.private", "token-value-1", "cookie-value-1", "query-value-1", "my.receiver", "secret-path", "webhook-secret-value", "storage.example.org" })
        {
            kept.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Replay_OfModels_HasTheLimitsOfTheRecording()
    {
        const string Limits = """{"data":[{"name":"a","info":{"limits":{"max_input_tokens":8192,"max_total_tokens":16384,"tokenizer":"cl100k"},"tokens":[1,2],"has_token":true,"token":null}}]}""";
        await using (var upstream = await WebServer.StartAsync(context => context.Response.WriteAsync(Limits)))
        {
            await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
            using var http = Client(recorder, Key);
            (await http.GetStringAsync("/api/v1/client/models?max_tokens=512", Cancellation)).ShouldBe(Limits);
        }

        await using var replay = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { ReplayFrom = _folder["session"] }, Cancellation);
        using var client = Client(replay, Key);

        (await client.GetStringAsync("/api/v1/client/models?max_tokens=512", Cancellation)).ShouldBe(Limits);
        using var other = await client.GetAsync("/api/v1/client/models?max_tokens=513", Cancellation);
        ((int)other.StatusCode).ShouldBe(501, "how many tokens are asked for tells requests apart");
    }

    [Theory]
    [InlineData("token")]
    [InlineData("tokens")]
    [InlineData("access_token")]
    [InlineData("accesstoken")]
    [InlineData("AccessToken")]
    [InlineData("tokenValue")]
    [InlineData("api_key")]
    [InlineData("apiKeys")]
    [InlineData("X-API-KEY")]
    [InlineData("secret_key")]
    [InlineData("secretkey")]
    [InlineData("client_secret")]
    [InlineData("password")]
    [InlineData("Authorization")]
    [InlineData("webhook_signature")]
    [InlineData("webhook_url")]
    public async Task Recording_OnTextOfASecretName_HasItNowhere(string name)
    {
        const string Secret = "text-that-must-stay-secret";
        await using var upstream = await WebServer.StartAsync(context => context.Response.WriteAsync(
            $$"""{"{{name}}":"{{Secret}}","deep":[{"{{name}}":["{{Secret}}",{"of":"{{Secret}}"}]}],"link":"see https://example.com/a?size=2&{{name}}={{Secret}}&page=3 and https://example.com/b#{{name}}={{Secret}}"}"""));
        await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
        using var http = Client(recorder, Key);
        var query = $"/api/v1/client/txt2img?{name}={Secret}&kept=1";

        using var json = await http.PostAsync(query, Submissions.Body($$""","{{name}}":"{{Secret}}" """), Cancellation);
        using var form = await http.PostAsync(query, new FormUrlEncodedContent([new(name, Secret), new("kept", "2")]), Cancellation);
        using var parts = await http.PostAsync(query, new MultipartFormDataContent { { new StringContent(Secret), name }, { new StringContent("3"), "kept" } }, Cancellation);

        var kept = Directory.GetFiles(_folder["session"]).Select(File.ReadAllText).ToList();
        kept.Count.ShouldBe(3);
        kept.ShouldAllBe(text => !text.Contains(Secret) && text.Contains("kept=1") && text.Contains("size=2") && text.Contains("page=3"));
    }

    [Fact]
    public async Task Results_OfTheRealService_AreFetchedWithoutTheKey()
    {
        string? authorization = "unseen";
        await using var storage = await WebServer.StartAsync(context =>
        {
            authorization = context.Request.Headers.Authorization;
            return context.Response.Body.WriteAsync(new byte[] { 1, 2, 3 }, Cancellation).AsTask();
        });
        await using var upstream = await WebServer.StartAsync(context => context.Response.WriteAsJsonAsync(new { data = new { status = "done", progress = 100, result_url = new Uri(storage.Url, "/a.bin?signature=x").AbsoluteUri } }));
        await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
        using var http = Client(recorder, Key);

        var link = (string?)JsonNode.Parse(await http.GetStringAsync("/api/v1/client/request-status/a", Cancellation))!["data"]!["result_url"];
        // Whoever sends the key to a link sends it to the emulator alone.
        var content = await http.GetByteArrayAsync(link, Cancellation);

        content.ShouldBe([1, 2, 3]);
        authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Drift_OfTheService_IsListedByOperationAndField()
    {
        var answers = new Queue<(int Status, string Body)>(
        [
            (200, """{"data":{"status":"resting","progress":101,"mood":"fine","result_url":null}}"""),
            (418, """{"message":"tea"}"""),
            (200, "<html></html>"),
            (200, """{"data":{"status":"done","progress":100,"result_url":null,"preview":null}}"""),
        ]);
        await using var upstream = await WebServer.StartAsync(async context =>
        {
            var (status, body) = answers.Dequeue();
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
        using var http = Client(recorder, Key);
        for (var i = 0; i < 3; i++)
        {
            using var response = await http.GetAsync("/api/v1/client/request-status/a", Cancellation);
        }

        var found = recorder.Drift;
        using var right = await http.GetAsync("/api/v1/client/request-status/a", Cancellation);
        recorder.Drift.ShouldBe(found);
        answers.Enqueue((200, "{}"));
        using var unknown = await http.GetAsync("/api/v1/client/dreams", Cancellation);

        found.Select(each => (each.Status, each.Field)).ShouldBe([(200, "data.status"), (200, "data.progress"), (200, "data.mood"), (418, ""), (200, "")]);
        found.ShouldAllBe(each => each.Operation == Submissions.Status);
        found[0].Problem.ShouldBe("The data.status field must be one of pending, processing, done, error.");
        recorder.Drift[^1].ShouldBe(new BehaviorDrift("GET /api/v1/client/dreams", 200, "", "The document has no such operation."));
        using var control = new HttpClient { BaseAddress = recorder.BaseAddress };
        JsonNode.Parse(await control.GetStringAsync("/emulator/drift", Cancellation))!.AsArray().Count.ShouldBe(6);
    }

    [Fact]
    public async Task Replay_OnARequestThatWasNotRecorded_SaysWhatThereIs()
    {
        await using (var service = await DryApiEmulator.StartAsync(cancellationToken: Cancellation))
        {
            await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = service.BaseAddress, RecordTo = _folder["session"] }, Cancellation);
            using var http = Client(recorder, Key);
            using var recorded = await http.PostAsync("/api/v1/client/txt2img", Submissions.Body(), Cancellation);
        }

        await using var replay = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { ReplayFrom = _folder["session"] }, Cancellation);
        using var client = Client(replay, Key);
        using var again = await client.PostAsync("/api/v1/client/txt2img", new StringContent("""{"seed":42,"steps":4,"guidance":7.5,"height":64,"width":64,"model":"Flux1schnell","prompt":"A sunset"}""", Encoding.UTF8, "application/json"), Cancellation);
        using var others = await client.PostAsync("/api/v1/client/txt2img", Submissions.Body(""","negative_prompt":"rain" """), Cancellation);
        using var never = await client.GetAsync("/api/v1/client/balance", Cancellation);

        ((int)again.StatusCode, (int)others.StatusCode, (int)never.StatusCode).ShouldBe((200, 501, 501));
        (await others.Content.ReadAsStringAsync(Cancellation)).ShouldContain("POST /api/v1/client/txt2img 1 times, and never with these fields");
        (await never.Content.ReadAsStringAsync(Cancellation)).ShouldContain("The recording has no GET /api/v1/client/balance");
    }

    [Fact]
    public async Task Replay_OnFieldsThatDifferInCaseAlone_IsTheSame()
    {
        const string Said = """{"note":"one","NOTE":"two","data":{"a":1,"A":2}}""";
        await using (var upstream = await WebServer.StartAsync(context => context.Response.WriteAsync(Said)))
        {
            await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = upstream.Url, RecordTo = _folder["session"] }, Cancellation);
            using var http = Client(recorder, Key);
            using var recorded = await http.PostAsync("/api/v1/client/txt2img", Submissions.Body(""","note":"one","NOTE":"two" """), Cancellation);
        }

        await using var replay = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { ReplayFrom = _folder["session"] }, Cancellation);
        using var client = Client(replay, Key);
        using var again = await client.PostAsync("/api/v1/client/txt2img", Submissions.Body(""","NOTE":"two","note":"one" """), Cancellation);
        using var other = await client.PostAsync("/api/v1/client/txt2img", Submissions.Body(""","NOTE":"one","note":"two" """), Cancellation);

        (await again.Content.ReadAsStringAsync(Cancellation)).ShouldBe(Said);
        ((int)other.StatusCode).ShouldBe(501);
    }

    [Fact]
    public async Task Record_OnAServiceThatIsNotThere_SaysSo()
    {
        var gone = await WebServer.StartAsync(_ => Task.CompletedTask);
        await gone.DisposeAsync();
        await using var recorder = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = gone.Url, RecordTo = _folder["session"] }, Cancellation);
        using var http = Client(recorder, Key);

        using var response = await http.GetAsync("/api/v1/client/balance", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("did not answer: ConnectionError");
    }

    [Fact]
    public async Task Record_ToWhatIsNoFolder_IsRefusedAtTheStart()
    {
        await File.WriteAllTextAsync(_folder["file"], "", Cancellation);

        await Should.ThrowAsync<IOException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Upstream = new Uri("https://example.com"), RecordTo = _folder["file"] }, Cancellation));
    }

    [Fact]
    public async Task Options_OnWhatDoesNotGoTogether_AreRefused()
    {
        File.WriteAllText(_folder["00001.exchange.json"], "{");
        DryApiEmulatorOptions[] wrong =
        [
            new() { RecordTo = "a" }, new() { Upstream = new Uri("https://example.com") }, new() { Upstream = new Uri("http://example.com"), RecordTo = "a" },
            new() { Upstream = new Uri("https://example.com"), RecordTo = "a", ReplayFrom = "a" }, new() { ReplayFrom = _folder["nothing"] }, new() { ReplayFrom = Path.GetDirectoryName(_folder["a"])! },
        ];
        string[] says = ["go together", "go together", "absolute https URL", "exclude each other", "has no recording", "is no recorded exchange"];

        for (var i = 0; i < wrong.Length; i++)
        {
            (await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(wrong[i], Cancellation))).Message.ShouldContain(says[i]);
        }
    }

    private static HttpClient Client(DryApiEmulator emulator, string key)
    {
        var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    /// <summary>A session of the SDK: a picture, an edit of it, a price.</summary>
    private static async Task<(string Id, byte[] Picture, byte[] Edited, decimal? Price)> UseAsync(DryApiEmulator emulator, string key)
    {
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = emulator.BaseAddress, TimeProvider = new PassingTimeProvider() });
        var request = new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 1 };
        var price = await client.Txt2Img.GetPriceAsync(request, Cancellation);
        var job = await client.Txt2Img.SubmitAsync(request, Cancellation);
        using var picture = new MemoryStream();
        await job.DownloadAsync(picture, cancellationToken: Cancellation);
        var edit = await client.Img2Img.SubmitAsync(new Img2ImgRequest { Prompt = "At night", Model = "QwenImageEdit_Plus_NF4", Steps = 4, Seed = 1, Image = FileContent.FromBytes(picture.ToArray(), "a.png") }, Cancellation);
        using var edited = new MemoryStream();
        await edit.DownloadAsync(edited, cancellationToken: Cancellation);
        return (job.Id, picture.ToArray(), edited.ToArray(), price);
    }
}
