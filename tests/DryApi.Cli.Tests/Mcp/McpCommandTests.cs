using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>The command <c>dryapi mcp</c>: its options, standard input and output, HTTP.</summary>
public sealed class McpCommandTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    [Theory]
    [InlineData("--max-spend is -1; give zero or more", "--max-spend", "-1")]
    [InlineData("--max-price is -0.5; give zero or more", "--max-price", "-0.5")]
    [InlineData("--max-price", "--max-price", "much")]
    [InlineData("--port is 70000; give one from 0 to 65535", "--http", "--port", "70000")]
    [InlineData("is no folder; give the path of one that is there", "--allow", "/nowhere-at-all")]
    [InlineData("'--key' is no option", "--key", "a-key-that-must-stay-secret")]
    public async Task Option_ThatCannotBeMeant_IsRefusedInOneLine(string told, params string[] options)
    {
        using var cli = new Cli();

        var run = await cli.RunAsync(["mcp", .. options]);

        run.ExitCode.ShouldBe(2, run.Error);
        run.Output.ShouldBeEmpty();
        if (options[0] == "--key")
        {
            run.Error.ShouldNotContain("a-key-that-must-stay-secret");
            return;
        }

        run.Error.TrimEnd('\n').Split('\n')[^1].ShouldContain(told);
    }

    [Fact]
    public async Task Output_ThatIsAFile_IsRefusedInOneLine()
    {
        using var cli = new Cli();
        File.WriteAllText(cli["file"], "");

        var run = await cli.RunAsync(["mcp", "--output", cli["file"]]);

        run.ShouldHaveFailed(2).ShouldContain("give the path of a folder");
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsToldInOneLine()
    {
        await using var emulator = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        using var cli = new Cli();

        var run = await cli.RunAsync(["mcp", "--http", "--port", emulator.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.ShouldContain("give --port another one, or 0 for a free one");
    }

    [Fact]
    public async Task Program_OnStandardInput_SaysNothingButTheProtocolAndEndsWithIt()
    {
        using var process = CliProcess.Start(null, ["mcp"]);
        foreach (var line in new[] { Initialize, """{"jsonrpc":"2.0","method":"notifications/initialized"}""", "no JSON at all", Call(2, "search_operations", []), Call(3, "run", AgentBench.Run(AgentBench.Picture())) })
        {
            await process.Input.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), TestContext.Current.CancellationToken);
        }

        await process.Input.FlushAsync(TestContext.Current.CancellationToken);
        using var output = new StreamReader(process.Output, leaveOpen: true);
        var responses = new Dictionary<int, JsonNode>();
        while (responses.Count < 3)
        {
            var message = JsonNode.Parse((await output.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull())!;
            ((string)message["jsonrpc"]!).ShouldBe("2.0");
            if (message["id"] is { } id && message["result"] is { } result)
            {
                responses[(int)id] = result;
            }
        }

        process.Input.Close();
        var rest = await output.ReadToEndAsync(TestContext.Current.CancellationToken);
        var (run, _) = await process.EndAsync(readsOutput: false);

        rest.Trim().ShouldBeEmpty();
        run.ExitCode.ShouldBe(0, run.Error);
        ((string)responses[1]["instructions"]!).ShouldContain("an emulator responds in place of the service");
        ((string)responses[3]["structuredContent"]!["status"]!).ShouldBe("done");
        run.Error.ShouldContain("DRYAPI_API_KEY is not set: using the emulator inside this program");
        run.Error.ShouldContain("1 run, 0.000003 of 0.5 spent");
    }

    [UnixFact]
    public async Task Program_ThatIsToldToEnd_EndsInOrder()
    {
        using var process = CliProcess.Start(null, ["mcp", "--http", "--port", "0"]);
        using var output = new StreamReader(process.Output, leaveOpen: true);
        var url = await output.ReadLineAsync(TestContext.Current.CancellationToken);

        process.Signal("TERM");
        var (run, _) = await process.EndAsync();

        url.ShouldNotBeNull().ShouldEndWith("/mcp");
        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Theory]
    [InlineData(null, null, null, HttpStatusCode.OK)]
    [InlineData("localhost", "http://localhost:3000", null, HttpStatusCode.OK)]
    [InlineData("[::1]", null, null, HttpStatusCode.OK)]
    [InlineData("evil.example", null, null, HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", null, null, HttpStatusCode.Forbidden)]
    [InlineData("192.168.0.1", null, null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "null", null, HttpStatusCode.Forbidden)]
    [InlineData(null, null, "token-that-must-stay-secret", HttpStatusCode.OK, "token-that-must-stay-secret")]
    [InlineData(null, null, null, HttpStatusCode.Unauthorized, "token-that-must-stay-secret")]
    [InlineData(null, null, "another-that-must-stay-secret", HttpStatusCode.Unauthorized, "token-that-must-stay-secret")]
    public async Task Request_OverHttp_IsLetInFromThisMachineAlone(string? host, string? origin, string? brought, HttpStatusCode status, string? token = null)
    {
        await using var bench = await AgentBench.StartAsync();
        await using var server = await AgentHttpServer.StartAsync(bench.Session, 0, token, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(Initialize, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Host = host is null ? null : $"{host}:{server.Address.Port}";
        request.Headers.Authorization = brought is null ? null : new AuthenticationHeaderValue("Bearer", brought);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        server.Address.IsLoopback.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task Client_OverHttp_IsAskedForThePriceAndFindsItsJobAgain(string version)
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false });
        await using var server = await AgentHttpServer.StartAsync(bench.Session, 0, null, TestContext.Current.CancellationToken);
        var asked = 0;
        var options = new McpClientOptions
        {
            ProtocolVersion = version,
            Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
            Handlers = new McpClientHandlers
            {
                ElicitationHandler = (_, _) =>
                {
                    asked++;
                    return ValueTask.FromResult(new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["pay"] = JsonSerializer.SerializeToElement(true) } });
                },
            },
        };
        var ids = new List<string>();
        for (var connection = 0; connection < 2; connection++)
        {
            await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Address, TransportMode = HttpTransportMode.StreamableHttp }), options, cancellationToken: TestContext.Current.CancellationToken);
            ids.Add((string)(await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()), client))["job_id"]!);
        }

        asked.ShouldBe(1);
        ids.Distinct().ShouldHaveSingleItem().ShouldBe(bench.Emulator.Jobs.List().ShouldHaveSingleItem().Id);
    }

    private static string Call(int id, string tool, JsonObject arguments) =>
        new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = "tools/call", ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments } }.ToJsonString();
}
