using Microsoft.Kiota.Abstractions;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Leads to what is under <c>/api/v1/client</c>.</summary>
public sealed class ClientRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/v1/client", pathParameters)
{
    public Txt2ImgRequestBuilder Txt2Img => new(PathParameters, RequestAdapter);

    public Img2ImgRequestBuilder Img2Img => new(PathParameters, RequestAdapter);

    public Videofile2TxtRequestBuilder Videofile2Txt => new(PathParameters, RequestAdapter);

    public RequestStatusRequestBuilder RequestStatus => new(PathParameters, RequestAdapter);

    public ModelsRequestBuilder Models => new(PathParameters, RequestAdapter);
}
