using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Calls <c>/api/v1/client/videofile2txt</c>.</summary>
public sealed class Videofile2TxtRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1/client/videofile2txt", pathParameters)
{
    public async Task<JobRequestResponseResource?> PostAsync(
        MultipartBody body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        _ = body ?? throw new ArgumentNullException(nameof(body));
        var requestInfo = ToPostRequestInformation(body, requestConfiguration);
        var errorMapping = new Dictionary<string, ParsableFactory<IParsable>>
        {
            { "401", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "404", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "422", ResponseErrorDefault.CreateFromDiscriminatorValue },
            { "429", ResponseErrorDefault.CreateFromDiscriminatorValue },
        };
        return await RequestAdapter.SendAsync(requestInfo, JobRequestResponseResource.CreateFromDiscriminatorValue, errorMapping, cancellationToken).ConfigureAwait(false);
    }

    public RequestInformation ToPostRequestInformation(MultipartBody body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default)
    {
        _ = body ?? throw new ArgumentNullException(nameof(body));
        var requestInfo = new RequestInformation(Method.POST, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        requestInfo.SetContentFromParsable(RequestAdapter, "multipart/form-data", body);
        return requestInfo;
    }
}
