using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace DryApi;

/// <summary>How webhooks are received. All but <see cref="SecretsOf"/> can stand in the section <c>DryApi:Webhooks</c> of the configuration.</summary>
public sealed class DryApiWebhookOptions
{
    /// <summary>Gets the secrets that deliveries may be signed with: the account's, and while it is replaced, the former one too. Default: none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IList<string> Secrets { get; } = [];

    /// <summary>
    /// Gets or sets what gives the secrets of one delivery besides <see cref="Secrets"/>, for requests with a <c>webhook_secret</c> of their own: those of the tenant whose name stands
    /// in the path, for example. Default: null. It is asked before the delivery is verified, so nothing in the request can be trusted yet.
    /// </summary>
    public Func<HttpContext, ValueTask<IReadOnlyList<string>>>? SecretsOf { get; set; }

    /// <summary>Gets or sets how far the time of a delivery may be from now, in both directions. Default: 300 seconds, as the service advises.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets or sets the maximum size of a delivery, in bytes. Default: 1,048,576 (1 MiB); the service's have less than a thousand. Larger ones are refused with 413.</summary>
    public int MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets or sets whether a delivery is responded to before it is handled. Default: false, which loses nothing: a handler that throws, or a server that dies, is answered for by the service, which
    /// sends the delivery again. With true, handlers may take as long as they like, and what they do not finish before the program is killed is lost.
    /// </summary>
    public bool RespondFirst { get; set; }

    /// <summary>
    /// Gets or sets how long a response waits for the handlers. Default: 8 seconds; the service gives up after 10. A handler that takes longer goes on; the delivery is
    /// responded to with 503, and the next attempt, a minute later, with 200 if it was handled by then.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Gets or sets how many deliveries are handled at a time, by each server. Default: 16.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Gets or sets how many deliveries wait for their turn, in the memory of each server. Default: 1,000. What comes beyond that is refused with 503, and comes again.</summary>
    public int QueueCapacity { get; set; } = 1000;

    /// <summary>Gets or sets how long a delivery that was handled is known again. Default: 24 hours; the service's ten attempts take 22 hours and 48 minutes.</summary>
    public TimeSpan DuplicateWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets how long a server that died keeps others from a delivery that it had begun to handle. Default: 2 minutes. While a handler works, its claim is renewed.</summary>
    public TimeSpan ClaimTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Checks that the options can be used.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public void Validate()
    {
        if (Secrets.Count == 0 && SecretsOf is null)
        {
            throw new ArgumentException("There is no webhook secret: without one, no delivery can be told from a forged one.", nameof(Secrets));
        }

        if (Secrets.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A webhook secret is empty: anybody could sign with it.", nameof(Secrets));
        }

        Check(Tolerance >= TimeSpan.Zero, nameof(Tolerance), "must not be negative");
        Check(MaxBodySize > 0, nameof(MaxBodySize), "must be at least 1 byte");
        Check(ResponseTimeout > TimeSpan.Zero && ResponseTimeout < TimeSpan.FromDays(1), nameof(ResponseTimeout), "must be more than nothing and less than a day");
        Check(MaxConcurrency > 0, nameof(MaxConcurrency), "must be at least 1");
        Check(QueueCapacity >= 0, nameof(QueueCapacity), "must not be negative");
        Check(DuplicateWindow > TimeSpan.Zero, nameof(DuplicateWindow), "must be more than nothing");
        Check(ClaimTimeout >= TimeSpan.FromSeconds(1) && ClaimTimeout < TimeSpan.FromDays(1), nameof(ClaimTimeout), "must be at least a second and less than a day");
    }

    private static void Check(bool isRight, string name, string rule)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{name} {rule}.", name);
        }
    }
}
