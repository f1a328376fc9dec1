using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Calls <c>/api/v1/client/request-status/{request_id}</c>.</summary>
public sealed class WithRequestItemRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1/client/request-status/{request_id}", pathParameters)
{
    public async Task<JobRequestStatusResource?> GetAsync(
        Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToGetRequestInformation(requestConfiguration);
        var errorMapping = new Dictionary<string, ParsableFactory<IParsable>>
        {
            { "401", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "404", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "422", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "429", ResponseErrorDefault.CreateFromDiscriminatorValue },
        };
        return await RequestAdapter.SendAsync(requestInfo, JobRequestStatusResource.CreateFromDiscriminatorValue, errorMapping, cancellationToken).ConfigureAwait(false);
    }

    public RequestInformation ToGetRequestInformation(Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default)
    {
        var requestInfo = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return requestInfo;
    }
}
