using DryApi.Http;

namespace DryApi;

/// <summary>Tells a store of intents what a webhook has told.</summary>
public static class DryApiSubmissionStoreExtensions
{
    /// <summary>
    /// Notes that the service took the job of an intent, where a delivery comes to a URL with the token of one. <c>MapDryApiWebhooks</c> of <c>DryApi.AspNetCore</c> does so by itself. The delivery has to
    /// be verified before (<see cref="WebhookSignature.Read"/>): the token alone proves nothing.
    /// </summary>
    /// <param name="store">The store of the client that submits.</param>
    /// <param name="query">The query of the URL that the delivery came to, with or without <c>?</c>: <c>request.QueryString.Value</c> in ASP.NET Core.</param>
    /// <param name="received">What the delivery tells.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it is of an intent that the store has.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> or <paramref name="received"/> is null.</exception>
    public static async ValueTask<bool> ReceiveAsync(this IDryApiSubmissionStore store, string? query, WebhookEvent received, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(received);
        return SubmissionToken.Find(query) is { } token && received.JobId is { } jobId && PathSegment.Problem(jobId) is null
            && await store.TakeAsync(token, jobId, cancellationToken).ConfigureAwait(false);
    }
}
