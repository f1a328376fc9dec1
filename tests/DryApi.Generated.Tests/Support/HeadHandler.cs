namespace DryApi.Generated.Tests.Support;

/// <summary>The SDK's own handler, which says when the head of a response is there.</summary>
internal sealed class HeadHandler() : DelegatingHandler(DryApiClientOptions.CreateHandler())
{
    private readonly TaskCompletionSource _head = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the head of the first response.</summary>
    public Task Head => _head.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _head.TrySetResult();
        return response;
    }
}
