namespace DryApi.Cli.Webhooks;

/// <summary>Whether a delivery is the service's, and what it tells, in words.</summary>
/// <param name="IsGenuine">Whether it is the service's; null when no secret is known.</param>
/// <param name="Name">The event and the id of the delivery, for the name of a file.</param>
/// <param name="Sentence">All of it in one sentence without a dot.</param>
internal sealed record WebhookVerdict(bool? IsGenuine, string Name, string Sentence)
{
    /// <summary>The variable with the secret, as the emulator reads it too.</summary>
    public const string SecretVariable = "DRYAPI_WEBHOOK_SECRET";

    /// <summary>Judges a delivery.</summary>
    /// <param name="secret">The secret; null when none is known.</param>
    /// <param name="delivery">The delivery, which is as old as it was when it came.</param>
    public static WebhookVerdict Of(string? secret, Delivery delivery)
    {
        var headers = WebhookHeaders.From(delivery.Headers);
        try
        {
            var received = secret is null ? WebhookEvent.Parse(delivery.Body) : new WebhookSignature(secret) { TimeProvider = new ReceivedClock(delivery.ReceivedAt) }.Read(headers, delivery.Body);
            return new(secret is null ? null : true, $"{received.Type.Value}-{received.DeliveryId}", $"{(secret is null ? "not verified" : "genuine")}: {Words(received)}");
        }
        catch (DryApiWebhookException exception)
        {
            var why = exception.Message[(exception.Message.IndexOf(':', StringComparison.Ordinal) + 2)..].TrimEnd('.');
            return new(false, "refused", $"refused: {why}{(exception.Refusal == WebhookRefusal.WrongSignature ? Hint(secret!, headers, delivery) : "")}");
        }
    }

    /// <summary>The secret in the environment.</summary>
    /// <returns>Null when it is not set.</returns>
    public static string? SecretOf(Terminal terminal) => terminal.Variable(SecretVariable) is { Length: > 0 } secret ? secret : null;

    private static string Words(WebhookEvent received) =>
        $"{received.Type.Value}{(received.JobId is { Length: > 0 } job ? $" of job {job}" : "")}{(received.DeliveryId.Length > 0 ? $", delivery {received.DeliveryId}" : "")}" + received switch
        {
            WebhookCompletedEvent done => $", result at {done.Data.ResultUrl}",
            WebhookFailedEvent failed => $", failed with {failed.Data.ErrorCode.Value}: {failed.Data.ErrorMessage.TrimEnd('.')}",
            UnknownWebhookEvent => ", which this version does not know",
            _ => "",
        };

    /// <summary>The mistakes that are made most: of an editor, and of whoever copies a secret.</summary>
    private static string Hint(string secret, WebhookHeaders headers, Delivery delivery)
    {
        var clock = new ReceivedClock(delivery.ReceivedAt);
        var end = delivery.Body.AsSpan().TrimEnd("\r\n"u8).Length;
        return end < delivery.Body.Length && new WebhookSignature(secret) { TimeProvider = clock }.Verify(headers, delivery.Body.AsSpan(0, end)) ? " Without the line break at the end of the body it would be genuine"
            : secret.Trim() is { Length: > 0 } trimmed && trimmed.Length < secret.Length && new WebhookSignature(trimmed) { TimeProvider = clock }.Verify(headers, delivery.Body) ? $" Without the blanks around {SecretVariable} it would be genuine"
            : "";
    }

    /// <summary>The moment at which a delivery came.</summary>
    private sealed class ReceivedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
