using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace DryApi.Cli;

/// <summary>Tells how it goes to connect to live updates, and where going on is useless.</summary>
/// <param name="terminal">Where it is told.</param>
internal sealed class LiveAttempts(Terminal terminal)
{
    private readonly TaskCompletionSource _useless = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DryApiClient? _client;
    private int _tellsOfNext;

    /// <summary>Fails, where going on is useless, and says why: a <see cref="LiveUpdatesException"/>, or a <see cref="DryApiUnauthorizedException"/> for the key.</summary>
    public Task Useless => _useless.Task;

    /// <summary>Takes the end of a connection, and the pause before the next one; null for none any more.</summary>
    public void Ended(LiveEnd end, TimeSpan? pause)
    {
        if (_client is null && end.Failure is DryApiUnauthorizedException refused)
        {
            _useless.TrySetException(refused);
        }
        else if (pause is null || (_client is null && IsOfAddress(end.Failure)))
        {
            _useless.TrySetException(new LiveUpdatesException($"there are no live updates: {Failure.Lower(end.Reason.TrimEnd('.'))}; check the client id and {Session.LiveUrlVariable}"));
        }
        else
        {
            var when = pause.Value <= TimeSpan.Zero ? "at once" : string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(pause.Value.TotalSeconds)} s");
            terminal.Notes.WriteLine($"{Failure.Lower(end.Reason.TrimEnd('.'))}; trying again {when}");
            _ = TellOfNextAsync();
        }
    }

    /// <summary>Waits until live updates come.</summary>
    /// <exception cref="LiveUpdatesException">They never will.</exception>
    /// <exception cref="DryApiUnauthorizedException">The key is none.</exception>
    public async Task ConnectAsync(DryApiClient client, CancellationToken cancellationToken)
    {
        var connected = client.Live.ConnectAsync(cancellationToken);
        await Task.WhenAny(connected, _useless.Task).ConfigureAwait(false);
        if (_useless.Task.IsFaulted)
        {
            // It says more than the client, which ends a moment later.
            _ = connected.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await _useless.Task.ConfigureAwait(false);
        }

        await connected.ConfigureAwait(false);
        _client = client;
    }

    /// <summary>Tells that a connection which was lost is there again.</summary>
    private async Task TellOfNextAsync()
    {
        if (_client is not null && Interlocked.Exchange(ref _tellsOfNext, 1) == 0)
        {
            try
            {
                await _client.Live.ConnectAsync().ConfigureAwait(false);
                terminal.Notes.WriteLine("connected again");
            }
            catch (Exception exception) when (exception is DryApiException or ObjectDisposedException or OperationCanceledException)
            {
                // That is told, or the program ends.
            }

            _tellsOfNext = 0;
        }
    }

    /// <summary>Whether the address is wrong: nobody has it, or who has it knows of no live updates.</summary>
    private static bool IsOfAddress(Exception? failure) => failure is HttpRequestException { StatusCode: < HttpStatusCode.InternalServerError and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests) }
        || failure?.GetBaseException() is AuthenticationException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData };
}
