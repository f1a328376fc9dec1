using System.Diagnostics;
using DryApi.Errors;
using DryApi.Http;
using DryApi.Serialization;

namespace DryApi.Telemetry;

/// <summary>Sends the requests of a call for whoever listens: each is an activity of its own, and is measured.</summary>
internal static class RequestTrace
{
    /// <summary>Sends a call once.</summary>
    /// <param name="sender">What sends it.</param>
    /// <param name="sending">The call.</param>
    /// <param name="failures">How often it was sent before.</param>
    /// <param name="last">What went wrong the last time; null when nothing did.</param>
    /// <param name="left">What it has left of its time.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    public static async ValueTask<Attempt<T>> SendAsync<T>(CallSender sender, Sending sending, int failures, ServiceException? last, TimeSpan left, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var (operation, telemetry, start) = (sending.Call.Operation, sending.Call.Operation.Service.Telemetry, sender.TimeProvider.GetTimestamp());
        using var activity = telemetry.Source.StartActivity(operation.Name, ActivityKind.Client);
        var tags = new TagList
        {
            { TelemetryTags.Method, operation.HttpMethod.Method },
            { TelemetryTags.UrlTemplate, operation.PathTemplate },
            { TelemetryTags.ServerAddress, sending.Url.IdnHost },
            { TelemetryTags.ServerPort, sending.Url.Port },
        };
        if (last is not null)
        {
            telemetry.Resends.Add(1, new(TelemetryTags.Method, operation.HttpMethod.Method), new(TelemetryTags.UrlTemplate, operation.PathTemplate), new(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(last)));
        }

        try
        {
            var end = await sender.SendOnceAsync<T>(sending, left, cancellationToken).ConfigureAwait(false);
            Take(end, operation, ref tags);
            activity?.SetStatus(end.Failure is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, end.Failure?.What);
            return end;
        }
        catch (Exception exception)
        {
            tags.Add(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(exception));
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            telemetry.RequestDuration.Record(sender.TimeProvider.GetElapsedTime(start).TotalSeconds, tags);
            if (activity is { IsAllDataRequested: true })
            {
                foreach (var (name, value) in tags)
                {
                    activity.SetTag(name, value);
                }

                activity.SetTag(TelemetryTags.UrlFull, TelemetryTags.UrlOf(sending.Url));
                activity.SetTag(TelemetryTags.ResendCount, failures > 0 ? failures : null);
            }
        }
    }

    /// <summary>Notes what came of it.</summary>
    private static void Take<T>(in Attempt<T> end, ApiOperation operation, ref TagList tags)
        where T : class
    {
        var status = end.Failure?.ResponseStatusCode ?? (int)end.Response!.StatusCode;
        if (status > 0)
        {
            tags.Add(TelemetryTags.Status, status);
        }

        if (end.Failure is { } failure)
        {
            tags.Add(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(failure));
            operation.Service.Telemetry.TakeRateLimit(operation, failure.RateLimit);
        }
        else
        {
            tags.Add(TelemetryTags.ProtocolVersion, TelemetryTags.VersionOf(end.Response!.Version));
            operation.Service.Telemetry.TakeRateLimit(operation, end.Response!);
        }
    }
}
