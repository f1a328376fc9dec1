using System.Diagnostics;

namespace DryApi;

/// <summary>What traces and metrics of the SDK are found by: <c>tracing.AddSource(DryApiTelemetry.Name)</c>, <c>metrics.AddMeter(DryApiTelemetry.Name)</c>.</summary>
public static class DryApiTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "DryApi";

    /// <summary>The parameter of a webhook's URL that has the trace which its job was submitted in.</summary>
    private const string TraceParameter = "traceparent";

    /// <summary>Adds the current trace to the URL of a webhook, so that the endpoint of <c>DryApi.AspNetCore</c> can link what it handles to what submitted the job.</summary>
    /// <param name="webhookUrl">The URL, as it would stand in the request.</param>
    /// <returns>The URL with the parameter <c>traceparent</c>, which has no secret; as it was where nothing is traced, or where it would have more than 2,048 characters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="webhookUrl"/> is null.</exception>
    public static string AddTraceContext(string webhookUrl)
    {
        ArgumentNullException.ThrowIfNull(webhookUrl);
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            return webhookUrl;
        }

        var end = webhookUrl.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : webhookUrl.Length;
        var traced = $"{webhookUrl.AsSpan(0, end)}{(webhookUrl.AsSpan(0, end).Contains('?') ? '&' : '?')}{TraceParameter}={trace}{webhookUrl.AsSpan(end)}";
        return traced.Length <= WebhookUrl.Longest ? traced : webhookUrl;
    }
}
