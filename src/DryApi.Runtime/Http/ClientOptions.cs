using System.Diagnostics;
using DryApi.Errors;
using DryApi.Telemetry;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Http;

/// <summary>What a client needs to know.</summary>
public abstract class ClientOptions
{
    internal const long DefaultMaxResponseSize = 64 * 1024 * 1024;

    /// <summary>Initializes a new instance for a service.</summary>
    /// <param name="service">The service.</param>
    protected ClientOptions(ApiService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        (Service, BaseAddress) = (service, service.DefaultServer);
    }

    /// <summary>Gets what is known of the service.</summary>
    internal ApiService Service { get; }

    /// <summary>The API key. Required, unless <see cref="AuthenticationProvider"/> is given; it is sent to the host of <see cref="BaseAddress"/> and to no other.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>What authenticates each request in the key's place, such as a token that changes; with Kiota's own, the hosts that it allows hold. Default: none.</summary>
    public IAuthenticationProvider? AuthenticationProvider { get; set; }

    /// <summary>Where the service is. Default: the service's own URL. https, or http on this machine's loopback addresses.</summary>
    public Uri BaseAddress { get; set; }

    /// <summary>How long an attempt may take from sending to the end of the answer; while files are uploaded or server-sent events come, how long nothing may move. More than zero. Default: 100 seconds. With an own <see cref="HttpClient"/> that one's limit holds, if it has one.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The most bytes that a response of the service may have, counted once they are unpacked; a larger one is a failure of the kind
    /// <see cref="FailureKind.Response"/>. Of a stream of server-sent events it is each event, and the stream has no limit. Results that are downloaded have their own limit, <see cref="MaxResultSize"/>. 1 to
    /// 2,147,483,591. Default: 67,108,864 (64 MiB).
    /// </summary>
    public long MaxResponseSize { get; set; } = DefaultMaxResponseSize;

    /// <summary>
    /// The most bytes that a result may have which is downloaded; a larger one is a failure of the kind <see cref="FailureKind.Response"/>, and no more of it
    /// than this is written. More than zero. Default: null, as many as it has.
    /// </summary>
    public long? MaxResultSize { get; set; }

    /// <summary>An HTTP client to send calls with, which stays the caller's to dispose. A handler in it that sends what submits a job a second time is refused, as that can be a second paid job; one that sends a copy of the body cannot be seen. Its <see cref="System.Net.Http.HttpClient.DefaultRequestVersion"/> and version policy hold. Default: one of the SDK's own, which follows no redirects, keeps no cookies, and uses the system's proxy except for loopback addresses.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>An HTTP client to fetch results with; it must not add credentials. Default: <see cref="HttpClient"/>, unless its default headers have an authorization, a key, a token or cookies, or one of the SDK's own.</summary>
    public HttpClient? DownloadClient { get; set; }

    /// <summary>When a call that failed is sent again. Default: up to three times, within ten minutes, where that cannot submit a job twice.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>The time that waiting goes by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What is told of calls and jobs; null for none.</summary>
    internal ICallLog? Log { get; set; }

    /// <summary>The caller's HTTP client, where it may fetch results: what it is authorized for is none of the storage's business.</summary>
    internal HttpClient? HttpClientForDownloads => HttpClient is null || DownloadClients.AddsSecrets(HttpClient, ApiKey) ? null : HttpClient;

    /// <summary>Gets a copy of valid options, which later changes of these do not reach.</summary>
    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal ClientOptions Validated()
    {
        Validate();
        return Copy();
    }

    private protected virtual ClientOptions Copy()
    {
        var copy = (ClientOptions)MemberwiseClone();
        copy.Retry = Retry.Copy();
        return copy;
    }

    /// <summary>
    /// Creates a handler as the client's own one, for an <see cref="HttpClient"/> with further handlers: it follows no redirects, keeps no cookies, unpacks what comes packed, and uses
    /// the system's proxy except for loopback addresses.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => OwnHandlers.New(unpacks: true);

    /// <summary>Checks that a client can be made with the options.</summary>
    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why, and the name of the parameter where it stands: <c>Retry.MaxRetries</c>.</exception>
    public virtual void Validate()
    {
        if (ApiKey is not null && AuthenticationProvider is not null)
        {
            throw new ArgumentException("Both an API key and an authentication provider are given; which of them is meant?", nameof(AuthenticationProvider));
        }

        if (AuthenticationProvider is null)
        {
            CheckKey();
        }

        CheckUrl(BaseAddress, nameof(BaseAddress), Service);
        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"The timeout is {Timeout}; it has to be more than zero.", nameof(Timeout));
        }

        if (MaxResponseSize <= 0 || MaxResponseSize > Array.MaxLength)
        {
            throw new ArgumentException($"{nameof(MaxResponseSize)} is {MaxResponseSize}; it has to be 1 to {Array.MaxLength}.", nameof(MaxResponseSize));
        }

        if (MaxResultSize <= 0)
        {
            throw new ArgumentException($"{nameof(MaxResultSize)} is {MaxResultSize}; it has to be more than zero, or null.", nameof(MaxResultSize));
        }

        Retry.Validate(nameof(Retry) + ".");
    }

    private void CheckKey()
    {
        if (string.IsNullOrWhiteSpace(ApiKey))
        {
            throw new ArgumentException("The API key is empty. " + Service.KeyAdvice, nameof(ApiKey));
        }

        // Not even an error may show the key, so the message does not quote it.
        if (ApiKey.Any(character => character is <= ' ' or > '~'))
        {
            throw new ArgumentException("The API key has a blank, a line break or a character outside ASCII, which no header can carry.", nameof(ApiKey));
        }
    }

    /// <exception cref="ArgumentException">It is no address that can be used; the message says why, and quotes none of it: it may have a password or the key.</exception>
    internal static Uri ReadUrl(string? text, string parameter, ApiService service) =>
        CheckUrl(Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) ? address : null, parameter, service);

    internal static Uri CheckUrl(Uri? address, string parameter, ApiService service)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            throw new ArgumentException($"{parameter} is no absolute address, such as {(service.DefaultServer.IsAbsoluteUri ? service.DefaultServer : "https://api.example.com")}.", parameter);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException($"{parameter} has a user, a query or a fragment; it is only scheme, host, port and path.", parameter);
        }

        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackBypass.IsLoopback(address))
            ? address
            : throw new ArgumentException($"{parameter} is not https but {PrintableText.Of(address.Scheme, 20)}, and the key would be readable on its way to {PrintableText.Of(address.IdnHost, 100)}. http is for this machine's loopback addresses only.", parameter);
    }
}
