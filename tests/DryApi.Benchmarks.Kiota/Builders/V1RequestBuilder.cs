using Microsoft.Kiota.Abstractions;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Leads to what is under <c>/api/v1</c>.</summary>
public sealed class V1RequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1", pathParameters)
{
    public ClientRequestBuilder Client => new(PathParameters, RequestAdapter);
}
