using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>Clients by others on the real program: the inspector of the protocol, and its conformance suites, as <c>tests/mcp</c> pins them.</summary>
public sealed class AgentPeerTests(AgentPeerTests.Program program) : IClassFixture<AgentPeerTests.Program>
{
    private static readonly NodeFolder Inspector = new("tests/mcp/node_modules/@modelcontextprotocol/inspector-cli/build", Use);

    private const string Use = "The inspector of the Model Context Protocol, which calls the tools of this test,";

    private static string Dryapi => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "dryapi.exe" : "dryapi");

    [Fact]
    public async Task Inspector_OverStandardInput_ListsAndCallsTools()
    {
        var listed = await InspectAsync([Dryapi, "mcp", "--method", "tools/list"]);
        var called = await InspectAsync([Dryapi, "mcp", "--method", "tools/call", "--tool-name", "run", "--tool-arg", "operation=txt2img", $"arguments={AgentBench.Picture().ToJsonString()}"]);

        listed["tools"]!.AsArray().Count.ShouldBe(8);
        ((string)called["structuredContent"]!["status"]!).ShouldBe("done");
        called["content"]!.AsArray().ShouldContain(content => (string)content!["type"]! == "image");
    }

    [Fact]
    public async Task Inspector_OverHttp_ListsAndCallsTools()
    {
        var listed = await InspectAsync([program.Url, "--transport", "http", "--method", "tools/list"]);
        var called = await InspectAsync([program.Url, "--transport", "http", "--method", "tools/call", "--tool-name", "account"]);

        listed["tools"]!.AsArray().Count.ShouldBe(8);
        ((decimal)called["structuredContent"]!["budget"]!["max_spend"]!).ShouldBe(AgentSettings.DefaultMaxSpend);
    }

    [Theory]
    [InlineData("conformance", "expected-failures.yaml", "--suite", "all")]
    [InlineData("conformance-next", "expected-failures-next.yaml", "--requirements", "2026-07-28")]
    public async Task ConformanceSuite_OverHttp_PassesForWhatTheServerIs(string suite, string expected, params string[] scenarios)
    {
        var output = await ConformAsync(["conformance.mjs", suite, "server", "--url", program.Url, "--expected-failures", expected, .. scenarios]);

        output.ShouldContain("dns-rebinding-protection: 2 passed, 0 failed");
    }

    /// <summary>The suite has them apart from those of a revision, as they are an extension.</summary>
    [Theory]
    [InlineData("tasks-capability-negotiation")]
    [InlineData("tasks-dispatch-and-envelope")]
    [InlineData("tasks-request-headers")]
    [InlineData("tasks-wire-fields")]
    [InlineData("tasks-lifecycle")]
    [InlineData("tasks-request-state-removal")]
    public async Task ConformanceScenario_OfTasks_PassesForWhatTheServerIs(string scenario)
    {
        await using var bench = await AgentBench.StartAsync(emulator: new DryApiEmulatorOptions());
        await using var server = await AgentHttpServer.StartAsync(bench.Session, 0, null, TestContext.Current.CancellationToken);

        var output = await ConformAsync("--import", "./tasks.mjs", "conformance.mjs", "conformance-next", "server", "--url", server.Address.AbsoluteUri, "--expected-failures", "expected-failures-tasks.yaml", "--scenario", scenario);

        output.ShouldContain("wire-schema-valid");
    }

    private static async Task<string> ConformAsync(params string[] arguments)
    {
        using var process = Program.Node.Start("node", arguments);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await output + await error);
        return await output;
    }

    private static async Task<JsonNode> InspectAsync(string[] arguments)
    {
        using var process = Inspector.Start("node", ["cli.js", "--cli", .. arguments]);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await output + await error);
        return JsonNode.Parse(await output)!;
    }

    /// <summary>The program, over HTTP on an emulator inside itself.</summary>
    public sealed class Program : IAsyncLifetime
    {
        /// <summary>What is pinned.</summary>
        public static NodeFolder Node { get; } = new("tests/mcp", Use);

        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

        private CliProcess? _process;

        /// <summary>Where it is.</summary>
        public string Url { get; private set; } = "";

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            await Node.InstallAsync(patience.Token);
            _process = CliProcess.Start(null, ["mcp", "--http", "--port", "0"]);
            using var output = new StreamReader(_process.Output, leaveOpen: true);
            Url = (await output.ReadLineAsync(patience.Token)).ShouldNotBeNull();
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync()
        {
            _process?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
