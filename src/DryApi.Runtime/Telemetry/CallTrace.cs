using System.Diagnostics;
using DryApi.Http;
using DryApi.Serialization;

namespace DryApi.Telemetry;

/// <summary>Sends calls for whoever listens: how long each takes with all that is sent again, and an activity of its own for one that submits a job.</summary>
internal static class CallTrace
{
    /// <summary>Sends a call.</summary>
    public static async ValueTask<Attempt<T>> SendAsync<T>(CallSender sender, ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var (operation, telemetry, start) = (call.Operation, call.Operation.Service.Telemetry, sender.TimeProvider.GetTimestamp());
        using var activity = operation.SubmitsJob ? telemetry.Source.StartActivity($"submit {operation.PathTemplate}", ActivityKind.Producer) : null;
        activity?.SetTag(TelemetryTags.UrlTemplate, operation.PathTemplate);
        Exception? error = null;
        try
        {
            var end = await sender.SendAttemptsAsync<T>(call, cancellationToken).ConfigureAwait(false);
            error = end.Failure;
            if (activity is not null && end.Value is { } value)
            {
                telemetry.Submissions.AddOrUpdate(value, activity);
            }

            return end;
        }
        catch (Exception exception)
        {
            error = exception;
            throw;
        }
        finally
        {
            var tags = new TagList { { TelemetryTags.Method, operation.HttpMethod.Method }, { TelemetryTags.UrlTemplate, operation.PathTemplate } };
            if (error is not null)
            {
                tags.Add(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(error));
                activity?.SetTag(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(error)).SetStatus(ActivityStatusCode.Error);
            }

            telemetry.CallDuration.Record(sender.TimeProvider.GetElapsedTime(start).TotalSeconds, tags);
        }
    }
}
