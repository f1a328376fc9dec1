using Microsoft.Kiota.Abstractions;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Leads to what is under <c>/api</c>.</summary>
public sealed class ApiRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api", pathParameters)
{
    public V1RequestBuilder V1 => new(PathParameters, RequestAdapter);
}
