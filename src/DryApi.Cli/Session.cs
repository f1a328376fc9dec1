using DryApi.Emulator;

namespace DryApi.Cli;

/// <summary>A client of the service, or of an emulator that lives as long as the session.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan EmulatorPause = TimeSpan.FromMilliseconds(150);

    public const string KeyVariable = "DRYAPI_API_KEY";
    private const string UrlVariable = "DRYAPI_BASE_URL";

    private readonly DryApiEmulator? _emulator;

    private Session(DryApiClient client, DryApiEmulator? emulator = null) => (Client, _emulator) = (client, emulator);

    public DryApiClient Client { get; }

    /// <summary>Whether the service is an emulator that ends with the session.</summary>
    public bool IsEmulated => _emulator is not null;

    /// <summary>Opens it.</summary>
    /// <param name="terminal">What says which service it is.</param>
    /// <param name="cancellationToken">Ends the start of the emulator.</param>
    /// <param name="configure">Changes the options of the client; null for none.</param>
    /// <exception cref="UsageException">A variable cannot be used.</exception>
    public static async Task<Session> OpenAsync(Terminal terminal, CancellationToken cancellationToken, Action<DryApiClientOptions>? configure = null)
    {
        var key = terminal.Variable(KeyVariable)?.Trim();
        var address = terminal.Variable(UrlVariable)?.Trim();
        if (!string.IsNullOrEmpty(key))
        {
            return new Session(OpenService(key, address, configure));
        }

        if (!string.IsNullOrEmpty(address))
        {
            throw new UsageException($"{UrlVariable} is set and {KeyVariable} is not: set the key as well, or neither for the emulator");
        }

        var emulator = await DryApiEmulator.StartAsync(terminal.Emulator, cancellationToken).ConfigureAwait(false);
        terminal.Error.WriteLine($"{KeyVariable} is not set: using the emulator inside this program at {emulator.BaseAddress.AbsoluteUri.TrimEnd('/')} (no service, no costs)");
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static DryApiClient OpenService(string key, string? address, Action<DryApiClientOptions>? configure)
    {
        try
        {
            var baseAddress = string.IsNullOrEmpty(address) ? DryApiClientOptions.DefaultBaseAddress : new Uri(address, UriKind.RelativeOrAbsolute);
            var options = new DryApiClientOptions { ApiKey = key, BaseAddress = baseAddress };
            configure?.Invoke(options);
            return new DryApiClient(options);
        }
        catch (ArgumentException exception) when (exception.ParamName == nameof(DryApiClientOptions.ApiKey))
        {
            // The value is not quoted: it is a secret. So may a password in an address be.
            throw new UsageException($"{KeyVariable} cannot be used: it has a blank, a line break or a character outside ASCII; copy the key again", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            throw new UsageException($"{UrlVariable} cannot be used: it has to be https with a host, a port and a path at most, such as {DryApiClientOptions.DefaultBaseAddress.AbsoluteUri.TrimEnd('/')}; http is for this machine's loopback addresses", exception);
        }
    }
}
