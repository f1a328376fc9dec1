namespace DryApi.Http;

/// <summary>HTTP clients for what lies behind links that a service gives.</summary>
internal static class DownloadClients
{
    /// <summary>One that follows no redirects by itself: who fetches says which may be followed.</summary>
    public static HttpClient New(TimeSpan? timeout = null) => new(OwnHandlers.New(unpacks: false))
    {
        Timeout = TimeLimit.ForTimers(timeout ?? TimeSpan.FromSeconds(100)),
    };
}
