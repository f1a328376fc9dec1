using DryApi.Http;

namespace DryApi;

/// <summary>HTTP clients for results.</summary>
internal static class DownloadClients
{
    /// <summary>One that follows no redirects by itself: <see cref="ResultLink"/> says which may be followed.</summary>
    public static HttpClient New(TimeSpan? timeout = null) => new(OwnHandlers.New(unpacks: false))
    {
        Timeout = TimeLimit.ForTimers(timeout ?? TimeSpan.FromSeconds(100)),
    };
}
