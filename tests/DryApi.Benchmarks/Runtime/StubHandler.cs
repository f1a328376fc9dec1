using System.Net;
using System.Net.Http.Headers;

namespace DryApi.Benchmarks.Runtime;

/// <summary>Stands in for the network: takes the whole body of a request and answers with prepared bytes.</summary>
internal sealed class StubHandler(byte[] answer) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }

        return Response(request, answer);
    }

    /// <summary>An answer of its own for each request, as the network gives it.</summary>
    public static HttpResponseMessage Response(HttpRequestMessage request, byte[] answer) => new(HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new ByteArrayContent(answer) { Headers = { ContentType = Json } },
    };
}
