using DryApi.Emulator;

namespace DryApi.Cli;

/// <summary>A client of the service, or of an emulator that lives as long as the session.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan EmulatorPause = TimeSpan.FromMilliseconds(150);

    public const string KeyVariable = "DRYAPI_API_KEY";
    private const string UrlVariable = "DRYAPI_BASE_URL";
    private const string ClientVariable = "DRYAPI_CLIENT_ID";
    private const string LiveUrlVariable = "DRYAPI_LIVE_URL";

    private readonly DryApiEmulator? _emulator;

    private Session(DryApiClient client, DryApiEmulator? emulator = null) => (Client, _emulator) = (client, emulator);

    public DryApiClient Client { get; }

    /// <summary>Whether an emulator answers, which ends with the session and all its jobs.</summary>
    public bool IsEmulated => _emulator is not null;

    /// <summary>Where the service is: that of the environment, or else the service's own.</summary>
    /// <exception cref="UsageException">The variable cannot be used.</exception>
    public static Uri AddressOf(Terminal terminal) => Address(terminal) is { Length: > 0 } address ? OptionsOf("any-key-will-do-here", address, KeyVariable).BaseAddress : DryApiClientOptions.DefaultBaseAddress;

    /// <summary>The key, and where it comes from: the environment, or else what <c>dryapi login</c> keeps. Null where there is none.</summary>
    /// <exception cref="UsageException">What is kept cannot be used.</exception>
    public static (string Key, string Source)? KeyOf(Terminal terminal) =>
        terminal.Variable(KeyVariable)?.Trim() is { Length: > 0 } key ? (key, KeyVariable)
        : KeyFile.Read(terminal) is { Length: > 0 } kept ? (kept, KeyFile.PathIn(terminal)!)
        : null;

    /// <summary>Opens it.</summary>
    /// <param name="terminal">What says which service it is.</param>
    /// <param name="cancellationToken">Ends the start of the emulator.</param>
    /// <param name="configure">Changes the options of the client; null for none.</param>
    /// <exception cref="UsageException">A variable cannot be used.</exception>
    public static async Task<Session> OpenAsync(Terminal terminal, CancellationToken cancellationToken, Action<DryApiClientOptions>? configure = null)
    {
        var address = Address(terminal);
        if (KeyOf(terminal) is var (key, source))
        {
            var service = OptionsOf(key, address, source);
            configure?.Invoke(service);
            return new Session(new DryApiClient(service));
        }

        if (!string.IsNullOrEmpty(address))
        {
            throw new UsageException($"{UrlVariable} is set and {KeyVariable} is not: set the key as well or run 'dryapi login', or set neither for the emulator inside");
        }

        var emulator = await DryApiEmulator.StartAsync(terminal.Emulator, cancellationToken).ConfigureAwait(false);
        terminal.Error.WriteLine($"{KeyVariable} is not set: using the emulator inside this program (no service, no costs)");
        var options = new DryApiClientOptions { ApiKey = "any-key-will-do-here", BaseAddress = emulator.BaseAddress, StatusCallsPerMinute = 1_000_000 };
        foreach (var polling in options.JobWait.Polling.Values)
        {
            // Its jobs last under a second, and it has no quotas.
            (polling.FirstPause, polling.LongestPause) = (EmulatorPause, EmulatorPause);
        }

        configure?.Invoke(options);
        var client = new DryApiClient(options);
        return new Session(client, emulator);
    }

    /// <summary>A client of the service with a key that is not kept yet.</summary>
    /// <exception cref="UsageException">The key or a variable cannot be used.</exception>
    public static DryApiClient OpenWith(string key, Terminal terminal) => new(OptionsOf(key, Address(terminal), "the key"));

    /// <summary>A client of the service that hears of all jobs of the account as they go, and where it hears of them.</summary>
    /// <exception cref="UsageException">A variable is missing or cannot be used.</exception>
    public static (DryApiClient Client, Uri Address) OpenLive(Terminal terminal)
    {
        if (KeyOf(terminal) is not var (key, source))
        {
            throw new UsageException($"{KeyVariable} is not set, and the emulator inside this program has no jobs of others; set the key, or run 'dryapi login'");
        }

        var options = OptionsOf(key, Address(terminal), source);
        if (terminal.Variable(ClientVariable)?.Trim() is not { Length: > 0 } id)
        {
            throw new UsageException($"{ClientVariable} is not set: set it to the id of your client, as it stands in the name of its channel, private-client.ID");
        }

        options.LiveUpdates = new LiveUpdatesOptions { ClientId = id };
        if (terminal.Variable(LiveUrlVariable)?.Trim() is { Length: > 0 } url)
        {
            options.LiveUpdates.Address = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new UsageException($"{LiveUrlVariable} cannot be used: it has to be a URL such as {LiveUpdatesOptions.DefaultAddress}");
        }
        else if (options.BaseAddress is { IsLoopback: true } local)
        {
            // An emulator has both at one address; the service's own would never tell of its jobs.
            options.LiveUpdates.Address = new UriBuilder(LiveUpdatesOptions.DefaultAddress) { Scheme = local.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs, Host = local.Host, Port = local.Port }.Uri;
        }

        try
        {
            return (new DryApiClient(options), options.LiveUpdates.Address);
        }
        catch (ArgumentException exception)
        {
            var name = exception.ParamName?.EndsWith(nameof(LiveUpdatesOptions.ClientId), StringComparison.Ordinal) == true ? ClientVariable : LiveUrlVariable;
            throw new UsageException($"{name} cannot be used: {Failure.Sentence(exception)}", exception);
        }
    }

    /// <summary>A client that sends what it is asked for through a handler, as the key and the address of the environment would have it.</summary>
    /// <exception cref="UsageException">A variable cannot be used.</exception>
    public static DryApiClient OpenOn(HttpMessageHandler handler, Terminal terminal)
    {
        var options = OptionsOf("any-key-will-do-here", Address(terminal), KeyVariable);
        options.HttpClient = new HttpClient(handler);
        return new DryApiClient(options);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string? Address(Terminal terminal) => terminal.Variable(UrlVariable)?.Trim();

    private static DryApiClientOptions OptionsOf(string key, string? address, string source)
    {
        try
        {
            var baseAddress = string.IsNullOrEmpty(address) ? DryApiClientOptions.DefaultBaseAddress : new Uri(address, UriKind.RelativeOrAbsolute);
            var options = new DryApiClientOptions { ApiKey = key, BaseAddress = baseAddress };
            options.Validate();
            return options;
        }
        catch (ArgumentException exception) when (exception.ParamName == nameof(DryApiClientOptions.ApiKey))
        {
            // The value is not quoted: it is a secret. So may a password in an address be.
            throw new UsageException($"{source} cannot be used: it has a blank, a line break or a character outside ASCII; copy the key again", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            throw new UsageException($"{UrlVariable} cannot be used: it has to be https with a host, a port and a path at most, such as {DryApiClientOptions.DefaultBaseAddress.AbsoluteUri.TrimEnd('/')}; http is for this machine's loopback addresses", exception);
        }
    }
}
