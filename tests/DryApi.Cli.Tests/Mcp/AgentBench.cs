using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Spectre.Console;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>A session for agents on an emulator, with clients of the protocol's own package that reach it over pipes in memory. Waits of the client of the service pass at once.</summary>
internal sealed class AgentBench : IAsyncDisposable
{
    private readonly DryApiClient _service;
    private readonly List<IAsyncDisposable> _open = [];
    private readonly ConcurrentQueue<string> _notes = new();
    private readonly bool _ownsEmulator;

    private AgentBench(DryApiEmulator emulator, bool ownsEmulator, string key, AgentSettings settings)
    {
        (Emulator, _ownsEmulator) = (emulator, ownsEmulator);
        _service = new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = emulator.BaseAddress, TimeProvider = Time, StatusCallsPerMinute = 1_000_000 });
        var terminal = new Terminal
        {
            Output = new TerminalWriter(TextWriter.Null),
            Error = new TerminalWriter(new NotesWriter(_notes)),
            OpenOutput = null,
            Progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }),
            Variable = _ => null,
            Emulator = new DryApiEmulatorOptions(),
        };
        Session = new AgentSession(_service, settings, terminal, Time);
    }

    /// <summary>The service.</summary>
    public DryApiEmulator Emulator { get; }

    /// <summary>What all connections share.</summary>
    public AgentSession Session { get; }

    /// <summary>The clock that waits go by.</summary>
    public PassingTimeProvider Time { get; } = new() { IsFrozen = true };

    /// <summary>The first client.</summary>
    public McpClient Client { get; private set; } = null!;

    /// <summary>What the user was told.</summary>
    public string Notes => string.Join('\n', _notes);

    /// <summary>Starts it, with an emulator of its own.</summary>
    /// <param name="settings">What the user allows; null for much, without being asked.</param>
    /// <param name="client">What the client can do.</param>
    /// <param name="emulator">How the emulator behaves; null for jobs that are done at once.</param>
    public static async Task<AgentBench> StartAsync(AgentSettings? settings = null, McpClientOptions? client = null, DryApiEmulatorOptions? emulator = null) =>
        await OpenAsync(new AgentBench(await DryApiEmulator.StartAsync(emulator ?? Cli.Instant(), TestContext.Current.CancellationToken), ownsEmulator: true, "any-key-that-must-stay-secret", settings ?? Generous), client);

    /// <summary>Starts it on an emulator that others use too.</summary>
    public static async Task<AgentBench> StartAsync(DryApiEmulator emulator, string key, AgentSettings settings) => await OpenAsync(new AgentBench(emulator, ownsEmulator: false, key, settings), null);

    /// <summary>Lets an agent do what it likes.</summary>
    public static AgentSettings Generous { get; } = new() { MaxSpend = 5, MaxPrice = 1, IsPaidUnasked = true };

    /// <summary>Arguments of a small picture.</summary>
    public static JsonObject Picture(string prompt = "a lighthouse", int steps = 1) =>
        new() { ["prompt"] = prompt, ["model"] = "Flux1schnell", ["width"] = 64, ["height"] = 64, ["guidance"] = 7.5, ["steps"] = steps, ["seed"] = 1 };

    /// <summary>Connects another client to the same session.</summary>
    public async Task<McpClient> ConnectAsync(McpClientOptions? options = null)
    {
        var services = new ServiceCollection();
        AgentServer.Add(services, Session);
        var provider = services.BuildServiceProvider();
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), provider.GetRequiredService<IOptions<McpServerOptions>>().Value, serviceProvider: provider);
        _ = server.RunAsync(CancellationToken.None);
        var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()), options, cancellationToken: TestContext.Current.CancellationToken);
        _open.AddRange([client, server, provider]);
        return client;
    }

    /// <summary>Calls a tool.</summary>
    public async Task<CallToolResult> CallAsync(string tool, JsonObject? arguments = null, McpClient? client = null, IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null, CancellationToken? cancellationToken = null) =>
        await (client ?? Client).CallToolAsync(tool, ArgumentsOf(arguments), progress, cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>Calls a tool that succeeds, and gets its data.</summary>
    public async Task<JsonNode> DataAsync(string tool, JsonObject? arguments = null, McpClient? client = null)
    {
        var result = await CallAsync(tool, arguments, client);
        (result.IsError ?? false).ShouldBeFalse(TextOf(result));
        return JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
    }

    /// <summary>Calls a tool that refuses, and gets what it says.</summary>
    public async Task<string> RefusalAsync(string tool, JsonObject? arguments = null, McpClient? client = null)
    {
        var result = await CallAsync(tool, arguments, client);
        (result.IsError ?? false).ShouldBeTrue(TextOf(result));
        return TextOf(result);
    }

    /// <summary>The arguments of a run.</summary>
    public static JsonObject Run(JsonObject arguments, string operation = "txt2img", string? key = null, int? wait = null)
    {
        var run = new JsonObject { ["operation"] = operation, ["arguments"] = arguments };
        if (key is not null)
        {
            run["key"] = key;
        }

        if (wait is not null)
        {
            run["wait_seconds"] = wait;
        }

        return run;
    }

    /// <summary>The text of a result.</summary>
    public static string TextOf(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Ends all connections, and waits for what their calls began.</summary>
    public async Task DisconnectAsync()
    {
        foreach (var each in Enumerable.Reverse(_open))
        {
            await each.DisposeAsync();
        }

        _open.Clear();
        await Session.Submissions.SettleAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _service.Dispose();
        if (_ownsEmulator)
        {
            await Emulator.DisposeAsync();
        }
    }

    private static Dictionary<string, object?> ArgumentsOf(JsonObject? arguments) => (arguments ?? []).ToDictionary(each => each.Key, each => (object?)JsonSerializer.SerializeToElement(each.Value));

    private static async Task<AgentBench> OpenAsync(AgentBench bench, McpClientOptions? client)
    {
        bench.Client = await bench.ConnectAsync(client);
        return bench;
    }

    /// <summary>Keeps lines that calls write at the same time, while somebody reads them.</summary>
    private sealed class NotesWriter(ConcurrentQueue<string> lines) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => lines.Enqueue(value ?? "");
    }
}
