using System.Diagnostics;

namespace DryApi.Http;

/// <summary>
/// The traces of calls: one activity a call, with all its attempts, of the source that has the service's name. Names are those of OpenTelemetry's
/// conventions for HTTP. Neither the key nor a query is in them.
/// </summary>
internal static class CallActivity
{
    /// <summary>The activity of a call; null when nobody listens.</summary>
    public static Activity? Start(in Sending sending)
    {
        var source = sending.Call.Operation.Service.Activities;
        if (!source.HasListeners())
        {
            return null;
        }

        var operation = sending.Call.Operation;
        var activity = source.StartActivity($"{operation.HttpMethod.Method} {operation.PathTemplate}", ActivityKind.Client);
        activity?.SetTag("http.request.method", operation.HttpMethod.Method);
        activity?.SetTag("url.template", operation.PathTemplate);
        activity?.SetTag("server.address", sending.Url.Host);
        activity?.SetTag("server.port", sending.Url.Port);
        return activity;
    }

    /// <summary>Notes what came of the call.</summary>
    public static void End<T>(Activity? activity, in Attempt<T> attempt)
        where T : class
    {
        if (activity is null)
        {
            return;
        }

        var status = attempt.Failure?.ResponseStatusCode ?? (int)attempt.Response!.StatusCode;
        if (status > 0)
        {
            activity.SetTag("http.response.status_code", status);
        }

        if (attempt.Failure is { } failure)
        {
            activity.SetTag("error.type", failure.GetType().Name);
            activity.SetTag("http.request.resend_count", Math.Max(failure.Attempts.Count - 1, 0));
            activity.SetStatus(ActivityStatusCode.Error, failure.What);
        }
    }
}
