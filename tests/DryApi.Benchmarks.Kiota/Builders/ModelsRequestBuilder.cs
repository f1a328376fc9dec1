using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Calls <c>/api/v1/client/models</c>.</summary>
public sealed class ModelsRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1/client/models{?page*,per_page*}", pathParameters)
{
    public async Task<ClientDiffusionModelCollection?> GetAsync(
        Action<RequestConfiguration<ModelsRequestBuilderGetQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToGetRequestInformation(requestConfiguration);
        var errorMapping = new Dictionary<string, ParsableFactory<IParsable>>
        {
            { "401", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "404", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "422", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "429", ResponseErrorDefault.CreateFromDiscriminatorValue },
        };
        return await RequestAdapter.SendAsync(requestInfo, ClientDiffusionModelCollection.CreateFromDiscriminatorValue, errorMapping, cancellationToken).ConfigureAwait(false);
    }

    public RequestInformation ToGetRequestInformation(Action<RequestConfiguration<ModelsRequestBuilderGetQueryParameters>>? requestConfiguration = default)
    {
        var requestInfo = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return requestInfo;
    }
}
