namespace DryApi.Http;

/// <summary>Lets an HTTP client send through a sender that is not its own to dispose.</summary>
internal sealed class SharedHandler(HttpMessageInvoker sender, UserAgent agent) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        agent.AddTo(request, client: null);
        return sender.SendAsync(request, cancellationToken);
    }
}
