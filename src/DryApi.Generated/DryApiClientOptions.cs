using DryApi.Http;

namespace DryApi;

/// <inheritdoc />
public sealed class DryApiClientOptions() : ClientOptions(DryApiClient.Service)
{
    /// <summary>The service's own address.</summary>
    public static readonly Uri DefaultBaseAddress = DryApiClient.Service.DefaultServer;

    /// <summary>Gets how jobs are waited for, where the wait does not say. Default: without an end, and as often as <see cref="JobKind"/> says.</summary>
    public JobWaitOptions JobWait { get; init; } = new();
}
