using System.Net.WebSockets;
using DryApi.Errors;
using DryApi.Http;

namespace DryApi;

/// <summary>
/// Live updates of jobs over a websocket (<see cref="DryApiClientOptions.LiveUpdates"/>): waits hear of a job's end at once and make fewer status calls, and
/// <see cref="DryApiClientBase.Live"/> gives every update. The API key never goes to the websocket's host: the API itself signs that a connection may listen.
/// </summary>
public sealed class LiveUpdatesOptions
{
    /// <summary>The service's own address for live updates.</summary>
    public static readonly Uri DefaultAddress = new("wss://soketi.dryapi.dev/app/depin-api-prod-key");

    /// <summary>How long the name of a channel may be, with what goes before the client's id.</summary>
    private const int LongestId = 150;

    /// <summary>What goes before the client's id in the name of its channel.</summary>
    internal const string ChannelPrefix = "private-client.";

    private const int SmallestMessage = 1024;
    private const int LargestMessage = 64 * 1024 * 1024;

    /// <summary>Gets or sets the id of the account's client, as it stands in the name of its channel, <c>private-client.ID</c>. Required. At most 150 letters, digits and <c>-_=@,.;</c>.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>
    /// Gets or sets where live updates come from: host, and the path with the key of the app. wss or https; ws or http on this machine's loopback addresses. Default:
    /// the service's own, <c>wss://soketi.dryapi.dev/app/depin-api-prod-key</c>.
    /// </summary>
    public Uri Address { get; set; } = DefaultAddress;

    /// <summary>Gets or sets how many bytes one message may have; a larger one is left out, and what it says is learned by asking. 1,024 to 67,108,864. Default: 1,048,576 (1 MiB).</summary>
    public int MaxMessageSize { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets or sets the pause between two status calls for a job while live updates come. Failures are never told live, so they are seen after that time. More than zero,
    /// at most a day; where the pause of the job's kind (<see cref="JobWaitOptions.Polling"/>) is longer, that holds. Default: 30 seconds.
    /// </summary>
    public TimeSpan StatusPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the first pause before a lost connection is made again; each further one is twice as long, and half of each varies at random. More than zero, at most a day. Default: 1 second.</summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest pause before a lost connection is made again; one that held as long begins anew. At least <see cref="ReconnectDelay"/>, at most a day. Default: 30 seconds.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets where the variation of pauses comes from: numbers from 0 to 1.</summary>
    internal Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    /// <summary>Gets what opens websockets.</summary>
    internal Func<Uri, CancellationToken, Task<WebSocket>> Connect { get; init; } = LiveSocket.ConnectAsync;

    /// <summary>Gets what is told of each end of a connection, and of the pause before the next one; null for none any more.</summary>
    internal Action<LiveEnd, TimeSpan?>? Ended { get; init; }

    /// <summary>Gets what listens. A function, so that a trimmed program without live updates has none of it.</summary>
    internal Func<ApiTransport, ApiService, IJobNews> Listen { get; } = static (transport, service) => new LiveNews(transport, service);

    internal LiveUpdatesOptions Copy() => (LiveUpdatesOptions)MemberwiseClone();

    /// <param name="path">Where the options stand in others, with a dot at its end.</param>
    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate(string path)
    {
        if (string.IsNullOrEmpty(ClientId))
        {
            throw new ArgumentException($"{path}{nameof(ClientId)} is empty. Set it to the id of your client, as it stands in the name of its channel, {ChannelPrefix}ID.", path + nameof(ClientId));
        }

        if (ClientId.Length > LongestId || !ClientId.All(static each => char.IsAsciiLetterOrDigit(each) || "-_=@,.;".Contains(each, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{path}{nameof(ClientId)} is '{PrintableText.Of(ClientId, 100)}'; it has to be at most {LongestId} letters, digits and -_=@,.; to name a channel.", path + nameof(ClientId));
        }

        CheckAddress(path + nameof(Address));
        if (MaxMessageSize is < SmallestMessage or > LargestMessage)
        {
            throw new ArgumentException($"{path}{nameof(MaxMessageSize)} is {MaxMessageSize}; it has to be {SmallestMessage} to {LargestMessage}.", path + nameof(MaxMessageSize));
        }

        CheckPause(StatusPause, path + nameof(StatusPause));
        CheckPause(ReconnectDelay, path + nameof(ReconnectDelay));
        CheckPause(MaxReconnectDelay, path + nameof(MaxReconnectDelay));
        if (MaxReconnectDelay < ReconnectDelay)
        {
            throw new ArgumentException($"{path}{nameof(MaxReconnectDelay)} is {MaxReconnectDelay}; it has to be {nameof(ReconnectDelay)} ({ReconnectDelay}) at least.", path + nameof(MaxReconnectDelay));
        }
    }

    private static void CheckPause(TimeSpan pause, string name)
    {
        if (pause <= TimeSpan.Zero || pause > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"{name} is {pause}; it has to be more than zero, and at most a day.", name);
        }
    }

    private void CheckAddress(string name)
    {
        if (Address is not { IsAbsoluteUri: true })
        {
            throw new ArgumentException($"{name} is no absolute address, such as {DefaultAddress}.", name);
        }

        if (Address.UserInfo.Length > 0 || Address.Query.Length > 0 || Address.Fragment.Length > 0)
        {
            throw new ArgumentException($"{name} has a user, a query or a fragment; it is only scheme, host, port and path.", name);
        }

        var isSafe = Address.Scheme == Uri.UriSchemeWss || Address.Scheme == Uri.UriSchemeHttps
            || ((Address.Scheme == Uri.UriSchemeWs || Address.Scheme == Uri.UriSchemeHttp) && LoopbackBypass.IsLoopback(Address));
        if (!isSafe)
        {
            throw new ArgumentException($"{name} is not wss but {PrintableText.Of(Address.Scheme, 20)}, and links to results would be readable on their way from {PrintableText.Of(Address.IdnHost, 100)}. ws is for this machine's loopback addresses only.", name);
        }
    }
}
