using DryApi.Http;

namespace DryApi;

/// <inheritdoc />
public sealed class DryApiClientOptions() : ClientOptions(DryApiClient.Service)
{
    /// <summary>The service's own address.</summary>
    public static readonly Uri DefaultBaseAddress = DryApiClient.Service.DefaultServer;
}
