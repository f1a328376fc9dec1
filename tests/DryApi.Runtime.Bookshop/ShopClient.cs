using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace Bookshop;

/// <summary>The client of the bookshop.</summary>
public partial class ShopClient : IDisposable
{
    private readonly ApiTransport _transport;

    /// <summary>Initializes a new instance with options.</summary>
    /// <param name="options">The options.</param>
    public ShopClient(ShopClientOptions options) => _transport = new ApiTransport(options);

    internal static ApiService Service { get; } = new("Bookshop", typeof(ShopClient).Assembly, ShopContract.DefaultServer)
    {
        Headers = new HeaderNames { RequestId = "Trace-Id", MinuteLimit = "Quota", MinuteRemaining = "Quota-Left" },
        KeyAdvice = "Ask the bookseller for one.",
    };

    /// <summary>Gets what sends the calls.</summary>
    public IRequestAdapter RequestAdapter => _transport;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();
}
