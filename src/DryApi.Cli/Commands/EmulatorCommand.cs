using System.CommandLine;
using System.Globalization;
using System.Net;
using DryApi.Emulator;

namespace DryApi.Cli.Commands;

/// <summary><c>emulator</c></summary>
internal static class EmulatorCommand
{
    private const string SecretVariable = Webhooks.WebhookVerdict.SecretVariable;
    private const int DefaultPort = 4747;
    private const int DefaultResultPort = 4748;

    private static readonly DryApiEmulatorOptions Defaults = new();

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "Where the service is; 0 is a free port.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        var resultPort = new Option<int>("--results-port") { Description = "Where links to results lead; 0 is a free port.", HelpName = "N", DefaultValueFactory = _ => DefaultResultPort };
        var listen = new Option<string>("--listen") { Description = "The IP address to listen on; 0.0.0.0 is all of this machine, for others to use.", HelpName = "ADDRESS", DefaultValueFactory = _ => IPAddress.Loopback.ToString() };
        var documents = new Option<string[]>("--document") { Description = "An OpenAPI document in JSON to emulate in place of the two versions of the API; can be repeated.", HelpName = "FILE" };
        var strict = new Option<bool>("--strict") { Description = "Take only what the document says, not all that the service takes." };
        var demanding = new Option<bool>("--demanding") { Description = "Demand what the running service demands beyond its document, such as the frame rate of videos." };
        var asSeen = new Option<bool>("--as-seen") { Description = "Do what the running service was seen to do, where its document says otherwise." };
        var documentedErrors = new Option<bool>("--documented-errors") { Description = "Errors in the shape of the document, not in that of the running service." };
        var balance = new Option<decimal>("--balance") { Description = "What the account has at the start.", HelpName = "X", DefaultValueFactory = _ => Defaults.Accounts[0].Balance };
        var plan = new Option<EmulatorPlan>("--plan") { Description = "The quotas of the account: unlimited, basic or premium.", HelpName = "PLAN" };
        var webhookUrl = new Option<string?>("--webhook-url") { Description = "Where webhooks go that name no URL of their own: https, or http on this machine. They are signed with DRYAPI_WEBHOOK_SECRET.", HelpName = "URL" };
        var prefix = new Option<string?>("--webhook-headers") { Description = "How the headers of webhooks begin, such as X-DeAPI; as the document says, without it.", HelpName = "PREFIX" };
        var external = new Option<bool>("--allow-external-webhooks") { Description = "Let webhooks leave this machine." };
        var workers = new Option<int>("--workers") { Description = "How many jobs are worked on at once.", HelpName = "N", DefaultValueFactory = _ => Defaults.Workers };
        var pending = new Option<int>("--pending") { Description = "How long a job is pending, in milliseconds.", HelpName = "MS", DefaultValueFactory = _ => (int)Defaults.PendingTime.TotalMilliseconds };
        var processing = new Option<int>("--processing") { Description = "How long a job is worked on, in milliseconds.", HelpName = "MS", DefaultValueFactory = _ => (int)Defaults.ProcessingTime.TotalMilliseconds };
        var state = new Option<string?>("--state") { Description = "A file with the state: read at the start where it is there, written at the end.", HelpName = "FILE" };
        var upstream = new Option<string?>("--upstream") { Description = "The real service, to record.", HelpName = "URL" };
        var record = new Option<string?>("--record") { Description = "Record what --upstream does to this folder, without keys and personal data.", HelpName = "FOLDER" };
        var replay = new Option<string?>("--replay") { Description = "Respond with what was recorded to this folder.", HelpName = "FOLDER" };
        var check = new Option<bool>("--check") { Description = "Start nothing: tell whether an emulator is at --port, by the exit code 0 or 1." };
        var command = new Command("emulator", "Emulates the service on this machine until Ctrl+C: no key, no costs, no network. Its page is at its URL, its control below /emulator.")
        {
            port, resultPort, listen, documents, strict, demanding, asSeen, documentedErrors, balance, plan, webhookUrl, prefix, external, workers, pending, processing, state, upstream, record, replay, check,
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(check)
            ? CheckAsync(parsed.GetValue(port), cancellationToken)
            : RunAsync(
                terminal,
                () => new DryApiEmulatorOptions
                {
                    Port = parsed.GetValue(port),
                    ResultPort = parsed.GetValue(resultPort),
                    ListenAddress = IPAddress.TryParse(parsed.GetValue(listen), out var address) ? address : throw new ArgumentException($"--listen has to be an IP address, and is '{parsed.GetValue(listen)}'"),
                    Documents = parsed.GetValue(documents) ?? [],
                    Strict = parsed.GetValue(strict),
                    Demands = parsed.GetValue(demanding) ? EmulatorDemand.Known : [],
                    AsSeen = parsed.GetValue(asSeen),
                    DocumentedErrors = parsed.GetValue(documentedErrors),
                    Accounts =
                    [
                        new EmulatorAccount
                        {
                            Balance = parsed.GetValue(balance),
                            Plan = parsed.GetValue(plan),
                            WebhookUrl = Url("--webhook-url", parsed.GetValue(webhookUrl)),
                            WebhookSecret = terminal.Variable(SecretVariable),
                        },
                    ],
                    WebhookHeaderPrefix = parsed.GetValue(prefix),
                    AllowExternalWebhooks = parsed.GetValue(external),
                    Workers = parsed.GetValue(workers),
                    PendingTime = TimeSpan.FromMilliseconds(parsed.GetValue(pending)),
                    ProcessingTime = TimeSpan.FromMilliseconds(parsed.GetValue(processing)),
                    Upstream = Url("--upstream", parsed.GetValue(upstream)),
                    RecordTo = parsed.GetValue(record),
                    ReplayFrom = parsed.GetValue(replay),
                },
                parsed.GetValue(state),
                cancellationToken));
        return command;
    }

    private static Uri? Url(string option, string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw new ArgumentException($"{option} has to be a URL, and is '{text}'");

    private static async Task<int> RunAsync(Terminal terminal, Func<DryApiEmulatorOptions> read, string? state, CancellationToken cancellationToken)
    {
        var emulator = await StartAsync(read, state, cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            // The URL alone, so that a script can read it.
            terminal.Output.WriteLine(emulator.BaseAddress.AbsoluteUri.TrimEnd('/'));
            terminal.Error.WriteLine($"{emulator.Operations.Count} operations, results at {emulator.ResultAddress.AbsoluteUri.TrimEnd('/')}; Ctrl+C ends it");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (state is not null)
            {
                await SaveAsync(emulator, state).ConfigureAwait(false);
            }

            foreach (var drift in emulator.Drift)
            {
                terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drift: {drift.Operation} {drift.Status}: {drift.Problem}"));
            }
        }

        return ExitCode.Success;
    }

    private static async Task<DryApiEmulator> StartAsync(Func<DryApiEmulatorOptions> read, string? state, CancellationToken cancellationToken)
    {
        DryApiEmulator? emulator = null;
        try
        {
            emulator = await DryApiEmulator.StartAsync(read(), cancellationToken).ConfigureAwait(false);
            if (state is not null && File.Exists(state))
            {
                using var saved = File.OpenRead(state);
                await emulator.RestoreAsync(saved, cancellationToken).ConfigureAwait(false);
            }

            return emulator;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            if (emulator is not null)
            {
                await emulator.DisposeAsync().ConfigureAwait(false);
            }

            throw new UsageException($"the emulator cannot start: {Failure.Sentence(exception)}; see dryapi emulator --help", exception);
        }
    }

    /// <summary>Writes the state beside the file first, so that there is always a whole one.</summary>
    private static async Task SaveAsync(DryApiEmulator emulator, string state)
    {
        var half = state + ".new";
        var file = File.Create(half);
        await using (file.ConfigureAwait(false))
        {
            await emulator.SaveAsync(file).ConfigureAwait(false);
        }

        File.Move(half, state, overwrite: true);
    }

    private static async Task<int> CheckAsync(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/emulator/clock"), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Failed;
        }
    }
}
