namespace DryApi.Generated.Tests.Jobs;

/// <summary>Responses without a network.</summary>
internal sealed class RespondingHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
}
