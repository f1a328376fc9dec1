namespace DryApi;

/// <summary>HTTP clients for results.</summary>
internal static class DownloadClients
{
    /// <summary>One that follows no redirects by itself: <see cref="ResultLink"/> says which may be followed.</summary>
    public static HttpClient New(TimeSpan? timeout = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = timeout ?? TimeSpan.FromSeconds(100),
    };
}
