namespace DryApi.Benchmarks.Runtime.Checks;

/// <summary>Responds as the stub does, and keeps what the request meant.</summary>
internal sealed class RecordingHandler(byte[] answer) : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(await SentRequest.DescribeAsync(request).ConfigureAwait(false));
        return StubHandler.Response(request, answer);
    }
}
