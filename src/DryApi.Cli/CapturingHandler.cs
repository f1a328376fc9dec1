using System.Net;
using System.Text;

namespace DryApi.Cli;

/// <summary>Takes a request in place of the service, which hears nothing of it.</summary>
/// <param name="take">Is given the request.</param>
internal sealed class CapturingHandler(Func<HttpRequestMessage, CancellationToken, Task> take) : HttpMessageHandler
{
    /// <summary>A response that is one to any request: the SDK wants the id of a job.</summary>
    private const string Response = """{"data":{"request_id":"none"}}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await take(request, cancellationToken).ConfigureAwait(false);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Response, Encoding.UTF8, "application/json"), RequestMessage = request };
    }
}
