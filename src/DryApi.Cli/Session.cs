using DryApi.Emulator;

namespace DryApi.Cli;

/// <summary>A client of the service, or of an emulator that lives as long as the session.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan EmulatorPause = TimeSpan.FromMilliseconds(150);

    public const string KeyVariable = "DRYAPI_API_KEY";
    private const string UrlVariable = "DRYAPI_BASE_URL";
    public const string ClientVariable = "DRYAPI_CLIENT_ID";
    public const string LiveUrlVariable = "DRYAPI_LIVE_URL";

    private readonly DryApiEmulator? _emulator;

    private Session(DryApiClient client, DryApiEmulator? emulator) => (Client, _emulator) = (client, emulator);

    public DryApiClient Client { get; }

    /// <summary>Whether an emulator answers, which ends with the session and all its jobs.</summary>
    public bool IsEmulated => _emulator is not null;

    /// <summary>Where the service is: that of the environment, or else the service's own.</summary>
    /// <exception cref="UsageException">The variable cannot be used.</exception>
    public static Uri AddressOf(Terminal terminal) => Address(terminal) is { Length: > 0 } address ? OptionsOf("any-key-will-do-here", address, KeyVariable).BaseAddress : DryApiClientOptions.DefaultBaseAddress;

    /// <summary>The key and the client's id, and where they come from: the environment, or else what <c>dryapi login</c> keeps, an id with its key alone. Null where there is no key.</summary>
    /// <exception cref="UsageException">What is kept cannot be used.</exception>
    public static Credentials? CredentialsOf(Terminal terminal)
    {
        var id = terminal.Variable(ClientVariable)?.Trim() is { Length: > 0 } said ? said : null;
        return terminal.Variable(KeyVariable)?.Trim() is { Length: > 0 } key ? new(key, KeyVariable, id, ClientVariable)
            : KeyFile.Read(terminal) is ({ Length: > 0 } kept, var keptId) ? new(kept, KeyFile.PathIn(terminal)!, id ?? keptId, id is null ? KeyFile.PathIn(terminal)! : ClientVariable)
            : null;
    }

    /// <summary>Opens it.</summary>
    /// <param name="terminal">What says which service it is.</param>
    /// <param name="cancellationToken">Ends the start of the emulator.</param>
    /// <param name="configure">Changes the options of the client; null for none.</param>
    /// <param name="isLive">Whether waits for jobs have live updates, where the client's id is known. Of the emulator inside, whose jobs last under a second, they are worth it where previews are shown.</param>
    /// <exception cref="UsageException">A variable cannot be used.</exception>
    public static async Task<Session> OpenAsync(Terminal terminal, CancellationToken cancellationToken, Action<DryApiClientOptions>? configure = null, bool isLive = false)
    {
        var address = Address(terminal);
        if (CredentialsOf(terminal) is { } credentials)
        {
            var service = OptionsOf(credentials.Key, address, credentials.KeySource);
            service.LiveUpdates = isLive ? LiveUpdatesOf(terminal, credentials, service.BaseAddress, null) : null;
            configure?.Invoke(service);
            return Opened(New(service, credentials), service);
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

        if (isLive && terminal.ShowsPictures && terminal.Emulator.Accounts.FirstOrDefault(static each => each.ApiKey is null) is { } account)
        {
            // It tells no failures live either, and is asked as often as without.
            options.LiveUpdates = new LiveUpdatesOptions { ClientId = account.ClientId, Address = emulator.LiveUpdatesAddress, StatusPause = EmulatorPause };
        }

        configure?.Invoke(options);
        return Opened(new DryApiClient(options), options, emulator);
    }

    /// <summary>A client of the service with a key that is not kept yet.</summary>
    /// <exception cref="UsageException">The key or a variable cannot be used.</exception>
    public static DryApiClient OpenWith(string key, Terminal terminal) => new(OptionsOf(key, Address(terminal), "the key"));

    /// <summary>A client of the service that hears of all jobs of the account as they go, and where it hears of them.</summary>
    /// <param name="terminal">What says which service it is.</param>
    /// <param name="ended">Told of each end of a connection, and of the pause before the next one.</param>
    /// <exception cref="UsageException">A variable is missing or cannot be used.</exception>
    public static (DryApiClient Client, Uri Address) OpenLive(Terminal terminal, Action<LiveEnd, TimeSpan?> ended) => CredentialsOf(terminal) is { } credentials
        ? OpenLive(terminal, credentials, ended)
        : throw new UsageException($"{KeyVariable} is not set, and the emulator inside this program has no jobs of others; set the key, or run 'dryapi login'");

    /// <inheritdoc cref="OpenLive(Terminal, Action{LiveEnd, TimeSpan?})"/>
    public static (DryApiClient Client, Uri Address) OpenLive(Terminal terminal, Credentials credentials, Action<LiveEnd, TimeSpan?> ended)
    {
        var options = OptionsOf(credentials.Key, Address(terminal), credentials.KeySource);
        options.LiveUpdates = LiveUpdatesOf(terminal, credentials, options.BaseAddress, ended)
            ?? throw new UsageException($"{ClientVariable} is not set: set it to the id of your client, as it stands in the name of its channel, private-client.ID, or run 'dryapi login --client-id ID'");
        return (New(options, credentials), options.LiveUpdates.Address);
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

    private static Session Opened(DryApiClient client, DryApiClientOptions options, DryApiEmulator? emulator = null)
    {
        if (options.LiveUpdates is not null)
        {
            // Begun while the job is not submitted yet. Whether and when it succeeds is of no account: waits ask meanwhile.
            _ = client.Live.ConnectAsync(new CancellationToken(canceled: true));
        }

        return new Session(client, emulator);
    }

    /// <summary>Where live updates come from; null where nobody says the client's id.</summary>
    private static LiveUpdatesOptions? LiveUpdatesOf(Terminal terminal, Credentials credentials, Uri service, Action<LiveEnd, TimeSpan?>? ended)
    {
        if (credentials.ClientId is null)
        {
            return null;
        }

        var live = new LiveUpdatesOptions { ClientId = credentials.ClientId, Ended = ended };
        if (terminal.Variable(LiveUrlVariable)?.Trim() is { Length: > 0 } url)
        {
            live.Address = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new UsageException($"{LiveUrlVariable} cannot be used: it has to be a URL such as {LiveUpdatesOptions.DefaultAddress}");
        }
        else if (service.IsLoopback)
        {
            // An emulator has both at one address; the service's own would never tell of its jobs.
            live.Address = new UriBuilder(LiveUpdatesOptions.DefaultAddress) { Scheme = service.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs, Host = service.Host, Port = service.Port }.Uri;
        }

        return live;
    }

    private static DryApiClient New(DryApiClientOptions options, Credentials credentials)
    {
        try
        {
            return new DryApiClient(options);
        }
        catch (ArgumentException exception) when (exception.ParamName?.Contains(nameof(DryApiClientOptions.LiveUpdates), StringComparison.Ordinal) == true)
        {
            var name = exception.ParamName.EndsWith(nameof(LiveUpdatesOptions.ClientId), StringComparison.Ordinal) ? credentials.ClientIdSource : LiveUrlVariable;
            throw new UsageException($"{name} cannot be used: {Failure.Sentence(exception)}", exception);
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
