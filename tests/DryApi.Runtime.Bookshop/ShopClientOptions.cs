using DryApi.Http;

namespace Bookshop;

/// <inheritdoc />
public sealed class ShopClientOptions() : ClientOptions(ShopClient.Service);
