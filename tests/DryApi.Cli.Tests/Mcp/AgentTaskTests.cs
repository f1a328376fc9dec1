using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>Clients that announce tasks get one where others wait, and all that holds of jobs holds of tasks.</summary>
public sealed class AgentTaskTests
{
    private const string Extension = "io.modelcontextprotocol/tasks";
    private const string Version = "2026-07-28";

    // 64 × 64 pixels in one step, as the emulator's formula has it.
    private const decimal Price = 0.000003m;

    [Theory]
    [InlineData("run")]
    [InlineData("job")]
    public async Task CallThatWouldWait_GivesATaskThatIsTheJob(string tool)
    {
        await using var bench = await StartAsync(new DryApiEmulatorOptions());
        bench.Emulator.Clock.Stop();
        var call = tool == "run" ? AgentBench.Run(AgentBench.Picture())
            : new JsonObject { ["job_id"] = (string)(await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture(), wait: 0)))["job_id"]!, ["action"] = "wait" };

        var task = await CallAsync(bench, tool, call);
        var working = await GetAsync(bench, task);
        await bench.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var completed = await EndOfAsync(bench, task);

        var job = bench.Emulator.Jobs.List().ShouldHaveSingleItem();
        ((string)task["resultType"]!).ShouldBe("task");
        ((string)task["taskId"]!).ShouldBe(job.Id);
        task.ContainsKey("ttlMs").ShouldBeTrue("it is required, and null is a value");
        DateTimeOffset.Parse((string)task["createdAt"]!, CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        foreach (var told in new[] { task, working })
        {
            ((string)told["status"]!).ShouldBe("working");
            told.ContainsKey("result").ShouldBeFalse();
        }

        ((string)working["resultType"]!).ShouldBe("complete");
        ((string)completed["resultType"]!).ShouldBe("complete");
        ((string)completed["result"]!["structuredContent"]!["status"]!).ShouldBe("done");
        ((string)completed["result"]!["structuredContent"]!["job_id"]!).ShouldBe(job.Id);
        completed["result"]!["content"]!.AsArray().ShouldContain(content => (string)content!["type"]! == "image");
    }

    [Fact]
    public async Task Capability_IsTold()
    {
        await using var bench = await StartAsync();

        bench.Client.ServerCapabilities.Extensions.ShouldNotBeNull().Keys.ShouldBe([Extension]);
    }

    [Theory]
    [InlineData(Version, false)]
    [InlineData("2025-11-25", true)]
    public async Task ClientThatTakesNoTasks_GetsWhatItAlwaysGot(string version, bool isExtensionNamed)
    {
        await using var bench = await AgentBench.StartAsync(client: new McpClientOptions { ProtocolVersion = version, Capabilities = isExtensionNamed ? Announced() : new ClientCapabilities() });

        (await bench.CallAsync("run", AgentBench.Run(AgentBench.Picture()))).Content.ShouldContain(content => content is ImageContentBlock);
        if (isExtensionNamed)
        {
            var named = new JsonObject { ["name"] = "run", ["arguments"] = AgentBench.Run(AgentBench.Picture()), ["_meta"] = new JsonObject { [MetaKeys.ClientCapabilities] = new JsonObject { ["extensions"] = new JsonObject { [Extension] = new JsonObject() } } } };
            (await SendAsync(bench.Client, "tools/call", named)).ContainsKey("content").ShouldBeTrue("its revision has no tasks of this kind");
        }

        foreach (var method in new[] { "tasks/get", "tasks/update", "tasks/cancel" })
        {
            var refused = await Should.ThrowAsync<McpProtocolException>(SendAsync(bench.Client, method, new JsonObject { ["taskId"] = bench.Emulator.Jobs.List()[0].Id }));
            refused.ErrorCode.ShouldBe(isExtensionNamed ? McpErrorCode.MethodNotFound : McpErrorCode.MissingRequiredClientCapability);
        }
    }

    /// <summary>It is no tool that waits, or the agent said not to wait.</summary>
    [Fact]
    public async Task CallThatWouldNotWait_GivesItsResult()
    {
        await using var bench = await StartAsync();

        var submitted = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture(), wait: 0));
        var id = (string)submitted["structuredContent"]!["job_id"]!;

        foreach (var result in new[] { submitted, await CallAsync(bench, "job", new JsonObject { ["job_id"] = id }), await CallAsync(bench, "account", []), await CallAsync(bench, "run", AgentBench.Run([], "balance")) })
        {
            ((string?)result["resultType"]).ShouldNotBe("task");
            result.ContainsKey("content").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task SameCallAgain_GivesTheSameTask_AndIsPaidOnce()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { MaxPrice = Price }, Announcing());

        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()))));
        await EndOfAsync(bench, together[0]);
        var again = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()));

        var job = bench.Emulator.Jobs.List().ShouldHaveSingleItem();
        together.Append(again).ShouldAllBe(task => (string)task["taskId"]! == job.Id);
        bench.Session.Budget.Counted.ShouldBe(job.Price);
        ((bool)(await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture(steps: 2))))["isError"]!).ShouldBeTrue("the limits hold");
    }

    [Fact]
    public async Task Cancel_EndsNoJob_AndWhoAsksAgainFollowsItAgain()
    {
        await using var bench = await StartAsync(new DryApiEmulatorOptions());
        bench.Emulator.Clock.Stop();
        var task = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()));

        var acknowledged = await SendAsync(bench.Client, "tasks/cancel", Id(task));
        var after = await GetAsync(bench, task);
        await bench.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        ((string)acknowledged["resultType"]!).ShouldBe("complete");
        ((string)after["status"]!).ShouldBe("working");
        ((string)(await EndOfAsync(bench, task))["result"]!["structuredContent"]!["status"]!).ShouldBe("done");
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Update_IsAcknowledged_AndChangesNothing()
    {
        await using var bench = await StartAsync();
        var task = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()));

        var acknowledged = await SendAsync(bench.Client, "tasks/update", new JsonObject { ["taskId"] = (string)task["taskId"]!, ["inputResponses"] = new JsonObject { ["never-asked"] = new JsonObject { ["action"] = "accept" } } });

        ((string)acknowledged["resultType"]!).ShouldBe("complete");
        ((string)(await EndOfAsync(bench, task))["status"]!).ShouldBe("completed");
    }

    [Theory]
    [InlineData("\"3f6c2b1e-0c4d-4a0e-9d53-1f6a2f6f2b11\"")]
    [InlineData("\"../balance\"")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u0000\\u202e\"")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task IdOfNoTask_IsRefused(string id)
    {
        await using var bench = await StartAsync();

        foreach (var method in new[] { "tasks/get", "tasks/update", "tasks/cancel" })
        {
            var refused = await Should.ThrowAsync<McpProtocolException>(SendAsync(bench.Client, method, new JsonObject { ["taskId"] = JsonNode.Parse(id) }));
            refused.ErrorCode.ShouldBe(McpErrorCode.InvalidParams);
            refused.Message.ShouldContain("taskId");
        }

        bench.Emulator.Calls.ShouldNotContain(call => call.Path.EndsWith("/balance", StringComparison.Ordinal));
    }

    /// <summary>As others send it: what a package for clients would never do, too.</summary>
    [Theory]
    [InlineData(null, null, 200, null)]
    [InlineData("another", null, 400, McpErrorCode.HeaderMismatch)]
    [InlineData(null, "\"\\ud800\"", 400, McpErrorCode.InvalidRequest)]
    [InlineData(null, "[\"a\"]", 400, McpErrorCode.InvalidRequest)]
    public async Task Message_OverHttp_IsTakenAsTheProtocolSays(string? name, string? taskId, int status, McpErrorCode? error)
    {
        await using var bench = await StartAsync();
        await using var server = await AgentHttpServer.StartAsync(bench.Session, 0, null, TestContext.Current.CancellationToken);
        var id = (string)(await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture())))["taskId"]!;
        using var http = new HttpClient();
        var parameters = new JsonObject
        {
            ["taskId"] = "ID",
            ["_meta"] = new JsonObject { [MetaKeys.ProtocolVersion] = Version, [MetaKeys.ClientInfo] = new JsonObject { ["name"] = "test", ["version"] = "1" }, [MetaKeys.ClientCapabilities] = new JsonObject { ["extensions"] = new JsonObject { [Extension] = new JsonObject() } } },
        };
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tasks/get", ["params"] = parameters }.ToJsonString().Replace("\"ID\"", taskId ?? $"\"{id}\"", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach (var (header, value) in new[] { ("MCP-Protocol-Version", Version), ("Mcp-Method", "tasks/get"), ("Mcp-Name", name ?? id) })
        {
            request.Headers.Add(header, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status, text);
        var told = JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!;
        ((int?)told["error"]?["code"]).ShouldBe((int?)error, text);
        (told["result"] is not null).ShouldBe(error is null, text);
    }

    [Fact]
    public async Task MethodsOfTheFirstTasks_AreNotThere()
    {
        await using var bench = await StartAsync();

        foreach (var method in new[] { "tasks/result", "tasks/list" })
        {
            (await Should.ThrowAsync<McpProtocolException>(SendAsync(bench.Client, method, []))).ErrorCode.ShouldBe(McpErrorCode.MethodNotFound);
        }
    }

    [Fact]
    public async Task TaskOfAnEarlierServer_IsFound()
    {
        await using var first = await StartAsync();
        var task = await CallAsync(first, "run", AgentBench.Run(AgentBench.Picture()));
        await using var second = await AgentBench.StartAsync(first.Emulator, "any-key-that-must-stay-secret", AgentBench.Generous);
        var client = await second.ConnectAsync(Announcing());

        ((string)(await EndOfAsync(client, task))["result"]!["structuredContent"]!["job_id"]!).ShouldBe((string)task["taskId"]!);
    }

    [Fact]
    public async Task JobThatFails_IsATaskThatCompletes_WithAnErrorOfTheTool()
    {
        await using var bench = await StartAsync();
        bench.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "error" });

        var completed = await EndOfAsync(bench, await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture())));

        ((string)completed["status"]!).ShouldBe("completed");
        ((bool)completed["result"]!["isError"]!).ShouldBeTrue();
        ((string)completed["result"]!["content"]![0]!["text"]!).ShouldContain("another key makes a new one");
    }

    [Fact]
    public async Task ServiceThatFails_EndsNoTask()
    {
        await using var bench = await StartAsync();
        var id = (string)(await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture(), wait: 0)))["job_id"]!;
        for (var fault = 0; fault < 40; fault++)
        {
            bench.Emulator.Faults.FailNext("GET /api/v1/client/request-status/{request_id}", EmulatorFault.Status(500));
        }

        var task = await CallAsync(bench, "job", new JsonObject { ["job_id"] = id, ["action"] = "wait" });
        var seen = new List<string>();
        var completed = await EndOfAsync(bench.Client, task, seen);

        ((string)completed["result"]!["structuredContent"]!["status"]!).ShouldBe("done");
        seen.ShouldContain(message => message.Contains("could not be asked for", StringComparison.Ordinal));
    }

    /// <summary>However soon it fails: here before whoever asked for it goes on.</summary>
    [Fact]
    public async Task WaitThatFails_IsNeverTheEndOfTheJob()
    {
        await using var bench = await StartAsync();
        using var http = new HttpClient(new RefusingHandler());
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", HttpClient = http });
        var followed = new FollowedJob(bench.Session, client.GetJob("3f6c2b1e-0c4d-4a0e-9d53-1f6a2f6f2b11"));

        followed.Follow().ShouldBeNull();
        followed.Follow().ShouldBeNull();

        followed.Told("working", "complete").StatusMessage.ShouldNotBeNull().ShouldContain("could not be asked for");
    }

    [Fact]
    public async Task User_IsAskedBeforeThereIsATask()
    {
        DryApiEmulator? emulator = null;
        var jobs = new List<int>();
        var client = Announcing();
        client.Capabilities!.Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() };
        client.Handlers = new McpClientHandlers
        {
            ElicitationHandler = (_, _) =>
            {
                jobs.Add(emulator!.Jobs.List().Count);
                return ValueTask.FromResult(new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["pay"] = JsonSerializer.SerializeToElement(jobs.Count > 1) } });
            },
        };
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false }, client);
        emulator = bench.Emulator;

        var declined = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()));
        var task = await CallAsync(bench, "run", AgentBench.Run(AgentBench.Picture()));

        ((bool)declined["isError"]!).ShouldBeTrue();
        ((string)task["taskId"]!).ShouldBe(emulator.Jobs.List().ShouldHaveSingleItem().Id);
        jobs.ShouldBe([0, 0]);
    }

    private static ClientCapabilities Announced() => new() { Extensions = new Dictionary<string, object> { [Extension] = new JsonObject() } };

    private static McpClientOptions Announcing() => new() { ProtocolVersion = Version, Capabilities = Announced() };

    private static Task<AgentBench> StartAsync(DryApiEmulatorOptions? emulator = null) => AgentBench.StartAsync(client: Announcing(), emulator: emulator);

    private static JsonObject Id(JsonObject task) => new() { ["taskId"] = (string)task["taskId"]! };

    private static Task<JsonObject> GetAsync(AgentBench bench, JsonObject task) => SendAsync(bench.Client, "tasks/get", Id(task));

    private static Task<JsonObject> CallAsync(AgentBench bench, string tool, JsonObject arguments) => SendAsync(bench.Client, "tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments });

    private static Task<JsonObject> EndOfAsync(AgentBench bench, JsonObject task) => EndOfAsync(bench.Client, task);

    private static async Task<JsonObject> EndOfAsync(McpClient client, JsonObject task, List<string>? seen = null)
    {
        while (true)
        {
            var told = await SendAsync(client, "tasks/get", Id(task));
            seen?.Add((string)told["statusMessage"]!);
            if ((string)told["status"]! != "working")
            {
                return told;
            }

            await Task.Yield();
        }
    }

    private static async Task<JsonObject> SendAsync(McpClient client, string method, JsonObject parameters) =>
        (await client.SendRequestAsync(new JsonRpcRequest { Method = method, Params = parameters }, TestContext.Current.CancellationToken)).Result.ShouldBeOfType<JsonObject>();

    /// <summary>Refuses each request at once.</summary>
    private sealed class RefusingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.UnprocessableEntity) { Content = new StringContent("""{"message": "no"}""", Encoding.UTF8, "application/json"), RequestMessage = request });
    }
}
