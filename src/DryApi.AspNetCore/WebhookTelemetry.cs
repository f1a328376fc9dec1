using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DryApi;

/// <summary>The traces and metrics of what is handled. What comes in and is refused, ASP.NET Core itself has: by its route and its status.</summary>
internal static class WebhookTelemetry
{
    /// <summary>The parameter of the endpoint's URL that has the trace of the submission.</summary>
    public const string TraceParameter = "traceparent";

    private const string EventName = "dryapi.webhook.event";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(DryApiTelemetry.Name);
    private static readonly Meter Meter = new(DryApiTelemetry.Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("dryapi.webhook.handler.duration", "s", "Duration of handling a webhook delivery, with the time that it waits for its turn.");

    /// <summary>Starts the activity of a delivery, within its request and with a link to what submitted the job.</summary>
    /// <param name="received">What it tells.</param>
    /// <param name="deliveryId">What it is claimed by.</param>
    /// <param name="submission">The trace of the submission, as <c>traceparent</c>; null or anything else where it is not known.</param>
    /// <returns>The activity; null when nobody listens.</returns>
    public static Activity? Start(WebhookEvent received, string deliveryId, string? submission)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity(
            $"webhook {NameOf(received)}",
            ActivityKind.Consumer,
            parentContext: default,
            [new(EventName, NameOf(received)), new("dryapi.webhook.delivery_id", deliveryId)],
            ActivityContext.TryParse(submission, null, isRemote: true, out var context) ? [new ActivityLink(context)] : null);
        return WebhookReceiver.IsId(received.JobId) ? activity?.SetTag("dryapi.job.id", received.JobId) : activity;
    }

    /// <summary>Takes note of the end.</summary>
    /// <param name="activity">The activity; null when nobody listens.</param>
    /// <param name="received">What the delivery told.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="failure">What its handler threw; null when it was handled. What it says is for the log alone.</param>
    public static void End(Activity? activity, WebhookEvent received, TimeSpan duration, Exception? failure)
    {
        var tags = new TagList { { EventName, NameOf(received) } };
        if (failure is not null)
        {
            tags.Add(ErrorType, failure.GetType().FullName);
            activity?.SetTag(ErrorType, failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        }

        Duration.Record(duration.TotalSeconds, tags);
        activity?.Dispose();
    }

    /// <summary>The event, as one of a few words.</summary>
    private static string NameOf(WebhookEvent received) => received is UnknownWebhookEvent ? "other" : received.Type.Value;
}
