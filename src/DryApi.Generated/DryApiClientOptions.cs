using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi;

/// <summary>What a client needs to know.</summary>
public sealed class DryApiClientOptions
{
    /// <summary>The service's own address.</summary>
    public static readonly Uri DefaultBaseAddress = new(DryApiContract.DefaultServer);

    /// <summary>The API key. Required, unless <see cref="AuthenticationProvider"/> is given; it is sent to the host of <see cref="BaseAddress"/> and to no other.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What authenticates each request in the key's place, such as a token that changes; with Kiota's own, the hosts that it allows hold. Default: none.</summary>
    public IAuthenticationProvider? AuthenticationProvider { get; init; }

    /// <summary>Where the service is. Default: <c>https://api.dryapi.dev</c>. https, or http on this machine's loopback addresses.</summary>
    public Uri BaseAddress { get; init; } = DefaultBaseAddress;

    /// <summary>How long an attempt may take from sending to the end of the answer; while files are uploaded, how long nothing may move. More than zero. Default: 100 seconds. With an own <see cref="HttpClient"/> that one's limit holds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>An HTTP client to send calls with, which stays the caller's to dispose. Handlers in it must not send a POST again by themselves: that can be a second paid job. Default: one of the SDK's own, which follows no redirects.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>An HTTP client to fetch results with; it must not add credentials. Default: <see cref="HttpClient"/>, unless that one adds an authorization by default, or one of the SDK's own.</summary>
    public HttpClient? DownloadClient { get; init; }

    /// <summary>When a call that failed is sent again. Default: up to three times, within ten minutes, where that cannot submit a job twice.</summary>
    public DryApiRetryOptions Retry { get; init; } = new();

    /// <summary>The time that waiting goes by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The caller's HTTP client, where it may fetch results: what it is authorized for is none of the storage's business.</summary>
    internal HttpClient? HttpClientForDownloads => HttpClient?.DefaultRequestHeaders.Authorization is null ? HttpClient : null;

    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate()
    {
        if (ApiKey is not null && AuthenticationProvider is not null)
        {
            throw new ArgumentException("Both an API key and an authentication provider are given; which of them is meant?", nameof(AuthenticationProvider));
        }

        if (AuthenticationProvider is null)
        {
            CheckKey();
        }

        CheckAddress(BaseAddress, nameof(BaseAddress));
        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"The timeout is {Timeout}; it has to be more than zero.", nameof(Timeout));
        }

        Retry.Validate();
    }

    private void CheckKey()
    {
        if (string.IsNullOrWhiteSpace(ApiKey))
        {
            throw new ArgumentException("The API key is empty. Pass the key of your account, or set DRYAPI_API_KEY and use DryApiClient.FromEnvironment().", nameof(ApiKey));
        }

        // Not even an error may show the key, so the message does not quote it.
        if (ApiKey.Any(character => character is <= ' ' or > '~'))
        {
            throw new ArgumentException("The API key has a blank, a line break or a character outside ASCII, which no header can carry.", nameof(ApiKey));
        }
    }

    /// <exception cref="ArgumentException">It is no address that can be used; the message says why.</exception>
    internal static Uri ReadAddress(string? text, string parameter) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        ? CheckAddress(address, parameter)
        : throw new ArgumentException($"'{text}' is no absolute address, such as {DefaultBaseAddress}.", parameter);

    internal static Uri CheckAddress(Uri? address, string parameter) =>
        address is not { IsAbsoluteUri: true }
            ? throw new ArgumentException($"'{address}' is no absolute address, such as {DefaultBaseAddress}.", parameter)
            : address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopback(address))
                ? address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
                    ? address
                    : throw new ArgumentException("The address has a user, a query or a fragment; it is only scheme, host, port and path.", parameter)
                : throw new ArgumentException($"'{address}' is not https, and the key would be readable on its way. http is for this machine's loopback addresses only.", parameter);

    // Of a copy: while another thread asks the same address for the first time, the answer can be false.
    private static bool IsLoopback(Uri address) => new Uri(address.AbsoluteUri).IsLoopback;
}
