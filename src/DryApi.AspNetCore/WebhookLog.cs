using Microsoft.Extensions.Logging;

namespace DryApi;

/// <summary>What is logged of webhooks. None of it has a secret, a signature or a body; ids are such as <see cref="WebhookReceiver"/> has checked, events the names of classes.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Warning, "A webhook delivery was refused: {Refusal}.")]
    public static partial void Refused(ILogger logger, WebhookRefusal refusal);

    [LoggerMessage(2, LogLevel.Warning, "A webhook delivery was refused: it has more than {MaxBodySize} bytes (DryApi:Webhooks:MaxBodySize).")]
    public static partial void TooLarge(ILogger logger, int maxBodySize);

    [LoggerMessage(3, LogLevel.Debug, "The webhook delivery {DeliveryId} was handled before.")]
    public static partial void HandledBefore(ILogger logger, string deliveryId);

    [LoggerMessage(4, LogLevel.Debug, "The webhook delivery {DeliveryId} is being handled; the service sends it again.")]
    public static partial void InWork(ILogger logger, string deliveryId);

    [LoggerMessage(5, LogLevel.Warning, "The webhook delivery {DeliveryId} was put off: {QueueCapacity} others are waiting (DryApi:Webhooks:QueueCapacity). The service sends it again.")]
    public static partial void QueueFull(ILogger logger, string deliveryId, int queueCapacity);

    [LoggerMessage(6, LogLevel.Error, "The webhook delivery {DeliveryId} ({EventType}) was not handled; the service sends it again.")]
    public static partial void Failed(ILogger logger, string deliveryId, string eventType, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "The webhook delivery {DeliveryId} ({EventType}) was not handled, and comes no more: it was responded to before (DryApi:Webhooks:RespondFirst).")]
    public static partial void Lost(ILogger logger, string deliveryId, string eventType, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "The webhook delivery {DeliveryId} cannot be claimed; the service sends it again.")]
    public static partial void NoClaims(ILogger logger, string deliveryId, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "The webhook delivery {DeliveryId} takes longer than {ResponseTimeout}; it goes on being handled, and the service asks again.")]
    public static partial void Slow(ILogger logger, string deliveryId, TimeSpan responseTimeout);

    [LoggerMessage(10, LogLevel.Debug, "The webhook delivery {DeliveryId} ({EventType}) was handled.")]
    public static partial void Handled(ILogger logger, string deliveryId, string eventType);

    [LoggerMessage(11, LogLevel.Error, "The webhook delivery {DeliveryId} was handled, and that cannot be noted: should it come again, it is handled again.")]
    public static partial void NotNoted(ILogger logger, string deliveryId, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "The claim of the webhook delivery {DeliveryId} cannot be renewed; another server may handle it too once its time is over (DryApi:Webhooks:ClaimTimeout).")]
    public static partial void NotRenewed(ILogger logger, string deliveryId, Exception exception);

    [LoggerMessage(13, LogLevel.Warning, "The claim of the webhook delivery {DeliveryId} cannot be given back; it ends once its time is over (DryApi:Webhooks:ClaimTimeout).")]
    public static partial void NotReleased(ILogger logger, string deliveryId, Exception exception);

    [LoggerMessage(14, LogLevel.Error, "The webhook delivery {DeliveryId} tells that a submission was taken, and that cannot be noted; the service sends it again.")]
    public static partial void SubmissionNotNoted(ILogger logger, string deliveryId, Exception exception);
}
