using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>Takes deliveries from their requests: reads, verifies, notes whose submissions were taken, claims, has them handled, and responds.</summary>
internal sealed class WebhookReceiver(
    WebhookWork work, IOptions<DryApiWebhookOptions> options, IDryApiWebhookClaims claims, TimeProvider timeProvider, ILogger<WebhookReceiver> logger, IDryApiSubmissionStore? submissions = null)
{
    private const int LongestId = 100;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Who handles events besides the services.</summary>
    public List<Func<WebhookEvent, IServiceProvider, CancellationToken, Task>> Handlers { get; } = [];

    /// <summary>Whether a text can stand in logs and traces as an id.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) => text is { Length: > 0 and <= LongestId } && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    public async Task ReceiveAsync(HttpContext context)
    {
        try
        {
            context.Response.StatusCode = await StatusOfAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the response.
        }
    }

    private async Task<int> StatusOfAsync(HttpContext context)
    {
        if (await ReadAsync(context.Request, options.Value.MaxBodySize, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            WebhookLog.TooLarge(logger, options.Value.MaxBodySize);
            return StatusCodes.Status413PayloadTooLarge;
        }

        WebhookEvent received;
        try
        {
            received = await VerifyAsync(context, body).ConfigureAwait(false);
        }
        catch (DryApiWebhookException refused)
        {
            WebhookLog.Refused(logger, refused.Refusal);
            return refused.Refusal is WebhookRefusal.WrongHeaders or WebhookRefusal.UnreadableBody ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized;
        }

        // An event that the contract does not know may have no id, or one that is no word for a log; its retries have the same bytes.
        var deliveryId = IsId(received.DeliveryId) ? received.DeliveryId : Convert.ToHexString(SHA256.HashData(body.Span));
        try
        {
            // Each time that it comes: the attempt before may have ended in the middle of this.
            await (submissions?.ReceiveAsync(context.Request.QueryString.Value, received, CancellationToken.None) ?? default).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            WebhookLog.SubmissionNotNoted(logger, deliveryId, exception);
            return StatusCodes.Status503ServiceUnavailable;
        }

        try
        {
            return await HandleAsync(received, deliveryId, context.Request.Query[WebhookTelemetry.TraceParameter], context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WebhookLog.NoClaims(logger, deliveryId, exception);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task<WebhookEvent> VerifyAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var secrets = options.Value.Secrets.ToList();
        if (options.Value.SecretsOf is { } secretsOf)
        {
            secrets.AddRange((await secretsOf(context).ConfigureAwait(false)).Where(static secret => !string.IsNullOrEmpty(secret)));
        }

        if (secrets.Count == 0)
        {
            throw new DryApiWebhookException(WebhookRefusal.WrongSignature);
        }

        var signature = new WebhookSignature([.. secrets]) { Tolerance = options.Value.Tolerance, TimeProvider = timeProvider };
        return signature.Read(WebhookHeaders.From(name => context.Request.Headers[name]), body.Span);
    }

    private async Task<int> HandleAsync(WebhookEvent received, string deliveryId, string? submission, CancellationToken cancellationToken)
    {
        // Whoever sent it may leave: what is the service's is handled.
        switch (await claims.ClaimAsync(deliveryId, options.Value.ClaimTimeout, CancellationToken.None).ConfigureAwait(false))
        {
            case WebhookClaim.Handled:
                WebhookLog.HandledBefore(logger, deliveryId);
                return StatusCodes.Status200OK;
            case WebhookClaim.InWork:
                WebhookLog.InWork(logger, deliveryId);
                return StatusCodes.Status503ServiceUnavailable;
        }

        if (work.Begin(received, deliveryId, submission, Handlers) is not { } handling)
        {
            WebhookLog.QueueFull(logger, deliveryId, options.Value.QueueCapacity);
            await claims.ReleaseAsync(deliveryId, CancellationToken.None).ConfigureAwait(false);
            return StatusCodes.Status503ServiceUnavailable;
        }

        if (options.Value.RespondFirst)
        {
            return StatusCodes.Status200OK;
        }

        try
        {
            return await handling.WaitAsync(options.Value.ResponseTimeout, timeProvider, cancellationToken).ConfigureAwait(false) ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        }
        catch (TimeoutException)
        {
            WebhookLog.Slow(logger, deliveryId, options.Value.ResponseTimeout);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The body; null where it is larger than it may be, of which no more is read.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
        {
            return null;
        }

        var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var piece = new byte[4096];
        while (await request.Body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (body.Length + count > largest)
            {
                return null;
            }

            body.Write(piece, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
