using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Serialization.Json;

namespace DryApi.Http;

/// <summary>
/// What every Kiota client sets up for the adapter it is given. The SDK's own calls need no writer of Kiota's, and none of it is left in a
/// trimmed program that does not ask for one.
/// </summary>
internal static class KiotaDefaults
{
    public static void Register(IRequestAdapter adapter, ApiService service)
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        if (string.IsNullOrEmpty(adapter.BaseUrl) && service.DefaultServer.IsAbsoluteUri)
        {
            adapter.BaseUrl = service.DefaultServer.OriginalString;
        }
    }
}
