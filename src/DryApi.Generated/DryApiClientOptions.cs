namespace DryApi;

/// <summary>What a client needs to know.</summary>
public sealed class DryApiClientOptions
{
    /// <summary>The service's own address.</summary>
    public static readonly Uri DefaultBaseAddress = new(DryApiContract.DefaultServer);

    /// <summary>The API key. Required; it is sent to the host of <see cref="BaseAddress"/> and to no other.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Where the service is. Default: <c>https://api.dryapi.dev</c>. https, or http on this machine's loopback addresses.</summary>
    public Uri BaseAddress { get; init; } = DefaultBaseAddress;

    /// <summary>How long a call may take from sending to the answer's headers, and the answer then to its end. Default: 100 seconds. With an own <see cref="HttpClient"/> that one's limit holds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>An HTTP client to send calls with, which stays the caller's to dispose. Default: one of the SDK's own, which follows no redirects.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>An HTTP client to fetch results with; it must not add credentials. Default: <see cref="HttpClient"/>, or one of the SDK's own.</summary>
    public HttpClient? DownloadClient { get; init; }

    /// <summary>The time that waiting goes by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate()
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

        CheckAddress(BaseAddress, nameof(BaseAddress));
        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"The timeout is {Timeout}; it has to be more than zero.", nameof(Timeout));
        }
    }

    /// <exception cref="ArgumentException">It is no address that can be used; the message says why.</exception>
    internal static Uri ReadAddress(string? text, string parameter) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        ? CheckAddress(address, parameter)
        : throw new ArgumentException($"'{text}' is no absolute address, such as {DefaultBaseAddress}.", parameter);

    internal static Uri CheckAddress(Uri? address, string parameter) =>
        address is not { IsAbsoluteUri: true }
            ? throw new ArgumentException($"'{address}' is no absolute address, such as {DefaultBaseAddress}.", parameter)
            : address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
                ? address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
                    ? address
                    : throw new ArgumentException("The address has a user, a query or a fragment; it is only scheme, host, port and path.", parameter)
                : throw new ArgumentException($"'{address}' is not https, and the key would be readable on its way. http is for this machine's loopback addresses only.", parameter);
}
