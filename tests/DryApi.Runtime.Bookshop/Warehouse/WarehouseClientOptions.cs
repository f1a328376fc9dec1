using DryApi.Http;

namespace Bookshop.Warehouse;

/// <inheritdoc />
public sealed class WarehouseClientOptions() : ClientOptions(WarehouseClient.Service);
