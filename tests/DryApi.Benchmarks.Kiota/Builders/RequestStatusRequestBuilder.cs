using Microsoft.Kiota.Abstractions;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Leads to what is under <c>/api/v1/client/request-status</c>.</summary>
public sealed class RequestStatusRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1/client/request-status", pathParameters)
{
    public WithRequestItemRequestBuilder this[string position]
    {
        get
        {
            var urlTplParams = new Dictionary<string, object>(PathParameters) { { "request_id", position } };
            return new WithRequestItemRequestBuilder(urlTplParams, RequestAdapter);
        }
    }
}
