using DryApi.Emulator;

namespace DryApi.Cli;

/// <summary>A client of the service, or of an emulator that lives as long as the session.</summary>
internal sealed class Session : IAsyncDisposable
{
    private const string KeyVariable = "DRYAPI_API_KEY";
    private const string AddressVariable = "DRYAPI_BASE_URL";

    private readonly DryApiEmulator? _emulator;

    private Session(DryApiClient client, DryApiEmulator? emulator = null) => (Client, _emulator) = (client, emulator);

    public DryApiClient Client { get; }

    /// <exception cref="UsageException">A variable cannot be used.</exception>
    public static async Task<Session> OpenAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var key = terminal.Variable(KeyVariable)?.Trim();
        var address = terminal.Variable(AddressVariable)?.Trim();
        if (!string.IsNullOrEmpty(key))
        {
            return new Session(OpenService(key, address));
        }

        if (!string.IsNullOrEmpty(address))
        {
            throw new UsageException($"{AddressVariable} is set and {KeyVariable} is not: set the key as well, or neither for the emulator");
        }

        var emulator = await DryApiEmulator.StartAsync(terminal.Emulator, cancellationToken).ConfigureAwait(false);
        await terminal.Error.WriteLineAsync($"{KeyVariable} is not set: using the emulator inside this program at {emulator.BaseAddress.AbsoluteUri.TrimEnd('/')} (no service, no costs)").ConfigureAwait(false);
        var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-will-do-here", BaseAddress = emulator.BaseAddress, TimeProvider = new HastyTimeProvider() });
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

    private static DryApiClient OpenService(string key, string? address)
    {
        try
        {
            var baseAddress = string.IsNullOrEmpty(address) ? DryApiClientOptions.DefaultBaseAddress : new Uri(address, UriKind.RelativeOrAbsolute);
            return new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = baseAddress });
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            throw new UsageException($"{KeyVariable} or {AddressVariable} cannot be used: {exception.Message}", exception);
        }
    }
}
