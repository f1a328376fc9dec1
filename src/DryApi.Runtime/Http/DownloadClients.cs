using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>HTTP clients for what lies behind links that a service gives. None of them has anything to prove itself with.</summary>
internal static class DownloadClients
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(100);

    /// <summary>The words by which headers with secrets are called.</summary>
    private static readonly string[] SecretNames = ["auth", "key", "token", "secret", "cookie", "credential", "password"];

    private static readonly Lazy<HttpMessageInvoker> Shared = new(() => new HttpMessageInvoker(OwnHandlers.New(unpacks: false)));

    /// <summary>Sends through adapters; null until there is one that is not the SDK's own. Other programs are spared what Kiota's adapter needs for it.</summary>
    private static Func<IRequestAdapter, HttpMessageHandler>? _ofAdapters;

    /// <summary>One that follows no redirects by itself: who fetches says which may be followed.</summary>
    public static HttpClient New(TimeSpan? timeout = null) => new(OwnHandlers.New(unpacks: false))
    {
        Timeout = TimeLimit.ForTimers(timeout ?? UsualTimeout),
    };

    /// <summary>One that sends through an adapter, as far as that keeps its credentials to itself.</summary>
    public static HttpClient Of(IRequestAdapter adapter) => _ofAdapters is { } handlerOf ? new HttpClient(handlerOf(adapter)) { Timeout = UsualTimeout } : New();

    /// <summary>Notes that there are adapters which are not the SDK's own.</summary>
    public static void TakeAdapters() => _ofAdapters = static adapter => new AdapterDownloadHandler(adapter, Shared.Value);

    /// <summary>Whether a client sends secrets with every request, to whatever host.</summary>
    /// <param name="client">The client.</param>
    /// <param name="key">The key of the service; null where there is none.</param>
    public static bool AddsSecrets(HttpClient client, string? key) => client.DefaultRequestHeaders.NonValidated.Any(header =>
        SecretNames.Any(name => header.Key.Contains(name, StringComparison.OrdinalIgnoreCase)) || (key is not null && header.Value.ToString().Contains(key, StringComparison.Ordinal)));
}
