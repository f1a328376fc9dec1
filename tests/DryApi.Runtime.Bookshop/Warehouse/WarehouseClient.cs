using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace Bookshop.Warehouse;

/// <summary>The client of the bookshop's warehouse, whose document is the second of this project.</summary>
public partial class WarehouseClient : IDisposable
{
    private readonly ApiTransport _transport;

    /// <summary>Initializes a new instance with options.</summary>
    /// <param name="options">The options.</param>
    public WarehouseClient(WarehouseClientOptions options) => _transport = new ApiTransport(options);

    internal static ApiService Service { get; } = new("Warehouse", typeof(WarehouseClient).Assembly, WarehouseContract.DefaultServer);

    /// <summary>Gets what sends the calls.</summary>
    public IRequestAdapter RequestAdapter => _transport;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();
}
