using System.Net;

namespace DryApi.Http;

/// <summary>The handlers of the clients that the SDK makes itself.</summary>
internal static class OwnHandlers
{
    /// <summary>One that keeps nothing of what a response says for another request, and follows no redirect by itself.</summary>
    /// <param name="unpacks">Whether it unpacks what comes packed.</param>
    public static SocketsHttpHandler New(bool unpacks) => new()
    {
        // A redirect is a response that nobody promised; following it could carry a request elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new LoopbackBypass(),
        AutomaticDecompression = unpacks ? DecompressionMethods.All : DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
