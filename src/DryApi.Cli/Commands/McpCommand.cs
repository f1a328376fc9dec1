using System.CommandLine;
using System.Globalization;
using DryApi.Cli.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Commands;

/// <summary><c>mcp</c></summary>
internal static class McpCommand
{
    private const string TokenVariable = "DRYAPI_MCP_TOKEN";
    private const int DefaultPort = 4750;
    private const int MostPort = 65535;

    public static Command Create(Terminal terminal)
    {
        var http = new Option<bool>("--http") { Description = $"Listen over HTTP, on this machine alone, in place of standard input and output; the URL is the one line of standard output. With {TokenVariable} set, clients have to bring it as bearer token." };
        var port = new Option<int>("--port") { Description = "The port for --http; 0 is a free one.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        var maxSpend = new Option<decimal>("--max-spend") { Description = "What all runs together may cost, until the server ends.", HelpName = "X", DefaultValueFactory = _ => AgentSettings.DefaultMaxSpend };
        var maxPrice = new Option<decimal>("--max-price") { Description = "What one run may cost.", HelpName = "X", DefaultValueFactory = _ => AgentSettings.DefaultMaxPrice };
        var yes = new Option<bool>("--yes") { Description = "Do not ask the user for each price, where the client can; the limits hold all the same." };
        var output = new Option<string?>("--output", "-o") { Description = "A folder in which results are saved; none is replaced.", HelpName = "FOLDER" };
        var allow = new Option<string[]>("--allow") { Description = "A folder whose files an agent may send to the service; can be repeated. Without it, only the folders that a client on standard input calls its roots.", HelpName = "FOLDER", Arity = ArgumentArity.OneOrMore };
        var command = new Command("mcp", "Lets agents use the service within limits: a server of the Model Context Protocol, on standard input and output.") { http, port, maxSpend, maxPrice, yes, output, allow };
        command.SetAction(async (result, cancellationToken) =>
        {
            var isHttp = result.GetValue(http);
            var settings = new AgentSettings
            {
                MaxSpend = Amount("--max-spend", result.GetValue(maxSpend)),
                MaxPrice = Amount("--max-price", result.GetValue(maxPrice)),
                IsPaidUnasked = result.GetValue(yes),
                OutputFolder = result.GetValue(output) is { } folder ? OutputFolder(folder) : null,
                AllowedFolders = [.. (result.GetValue(allow) ?? []).Select(AllowedFolder)],
                TrustsRoots = !isHttp,
                IsEmulated = string.IsNullOrWhiteSpace(terminal.Variable(Session.KeyVariable)),
            };
            var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var agents = new AgentSession(session.Client, settings, terminal);
                await (isHttp ? ListenAsync(agents, Port(result.GetValue(port)), cancellationToken) : TalkAsync(agents, cancellationToken)).ConfigureAwait(false);
                await EndAsync(agents).ConfigureAwait(false);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Serves the client that started the program, until it closes standard input.</summary>
    private static async Task TalkAsync(AgentSession session, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        AgentServer.Add(services, session);
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            var transport = new StdioServerTransport("dryapi");
            await using (transport.ConfigureAwait(false))
            {
                var server = McpServer.Create(transport, provider.GetRequiredService<IOptions<McpServerOptions>>().Value, serviceProvider: provider);
                await using (server.ConfigureAwait(false))
                {
                    try
                    {
                        await server.RunAsync(cancellationToken).ConfigureAwait(false);
                    }
                    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                    {
                        // The way to end it.
                    }
                }
            }
        }
    }

    private static async Task ListenAsync(AgentSession session, int port, CancellationToken cancellationToken)
    {
        var token = session.Terminal.Variable(TokenVariable)?.Trim();
        AgentHttpServer server;
        try
        {
            server = await AgentHttpServer.StartAsync(session, port, string.IsNullOrEmpty(token) ? null : token, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"the server cannot listen at port {port}: {Failure.Sentence(exception)}; give --port another one, or 0 for a free one"), exception);
        }

        await using (server.ConfigureAwait(false))
        {
            session.Terminal.Output.WriteLine(server.Address.AbsoluteUri);
            session.Note($"up to {Money.Text(session.Settings.MaxSpend)} may be spent{(string.IsNullOrEmpty(token) ? $", by any program of this machine; set {TokenVariable} to let only those in that have it" : "")}; Ctrl+C ends it");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends once it is known what became of all that was being submitted, and tells what was spent.</summary>
    private static async Task EndAsync(AgentSession session)
    {
        await session.Submissions.SettleAsync().ConfigureAwait(false);
        var runs = session.Submissions.All;
        if (runs.Count > 0)
        {
            session.Note(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} {(runs.Count == 1 ? "run" : "runs")}, {Money.Text(session.Budget.Counted)} of {Money.Text(session.Budget.MaxSpend)} spent{(runs.Any(run => run.State == SubmissionState.Uncertain) ? "; some are uncertain: see the account's jobs" : "")}"));
        }
    }

    private static decimal Amount(string option, decimal amount) => amount >= 0 ? amount : throw new UsageException($"{option} is {Money.Text(amount)}; give zero or more");

    private static int Port(int port) => port is >= 0 and <= MostPort ? port : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--port is {port}; give one from 0 to {MostPort}"));

    private static string AllowedFolder(string path)
    {
        try
        {
            var real = Files.RealPath.Of(Path.GetFullPath(path), out _);
            return Directory.Exists(real) ? real : throw new UsageException($"--allow {path} is no folder; give the path of one that is there");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new UsageException($"--allow {path} cannot be used: {Failure.Sentence(exception)}; give the path of a folder", exception);
        }
    }

    private static string OutputFolder(string path)
    {
        try
        {
            var real = Files.RealPath.Of(Path.GetFullPath(path), out _);
            Directory.CreateDirectory(real);
            return real;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UsageException($"--output {path} cannot be used: {Failure.Sentence(exception)}; give the path of a folder", exception);
        }
    }
}
