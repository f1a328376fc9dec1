namespace DryApi.Generated.Tests.Support;

/// <summary>Sends a call again by itself: twice in any case, or after a failure.</summary>
/// <param name="isTwice">Whether it sends each call twice, also after success.</param>
/// <param name="onResending">Called before it sends again.</param>
internal sealed class ResendingHandler(bool isTwice, Action onResending) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = true })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!isTwice && (int)response.StatusCode < 500)
            {
                return response;
            }

            response.Dispose();
        }
        catch (HttpRequestException)
        {
            // Sent again.
        }

        onResending();
        return await base.SendAsync(request, cancellationToken);
    }
}
