namespace DryApi;

/// <summary>
/// Remembers which deliveries are in work and which were handled, for all servers of an application. By default in the <c>IDistributedCache</c> of the application: register
/// an implementation of your own for another store.
/// </summary>
/// <remarks>
/// A cache has no operation that writes a value only where there is none. So two servers that get the same delivery at the same time write, wait 100 milliseconds and
/// look whose value stayed; a server that stood still for longer than that between its reading and its writing would handle it a second time. A store that can do both at once, as Redis with
/// <c>SET key value NX</c>, has no such gap.
/// </remarks>
public interface IDryApiWebhookClaims
{
    /// <summary>Claims a delivery for this server.</summary>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="timeout">How long the claim holds unless it is renewed: a server that died claims it no longer.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask<WebhookClaim> ClaimAsync(string deliveryId, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Renews the claim of this server.</summary>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="timeout">How long the claim holds from now on.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask RenewAsync(string deliveryId, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Notes that the delivery was handled.</summary>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="window">How long that is remembered.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask CompleteAsync(string deliveryId, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Gives the claim of this server back: the delivery was not handled, and may be by whoever gets it next.</summary>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask ReleaseAsync(string deliveryId, CancellationToken cancellationToken);
}
