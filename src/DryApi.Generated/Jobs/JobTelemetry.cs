using System.Diagnostics;
using System.Diagnostics.Metrics;
using DryApi.Errors;
using DryApi.Telemetry;

namespace DryApi;

/// <summary>The traces and metrics of jobs. Ids are in traces alone: metrics have what is one of a few.</summary>
internal static class JobTelemetry
{
    private const string Id = "dryapi.job.id";
    private const string KindName = "dryapi.job.kind";
    private const string End = "dryapi.job.end";

    private const int LongestText = 200;

    /// <summary>Where jobs are counted by how long they take, in seconds: from a vector to a long video.</summary>
    private static readonly double[] Bounds = [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];

    private static readonly ServiceTelemetry Service = DryApiClient.Service.Telemetry;

    private static readonly Counter<long> Submissions = Service.Meter.CreateCounter<long>("dryapi.client.jobs.submitted", "{job}", "Jobs that the service took.");
    private static readonly Counter<long> Ends = Service.Meter.CreateCounter<long>("dryapi.client.jobs.ended", "{job}", "Jobs whose end was seen.");
    private static readonly Histogram<double> Duration = Service.Seconds("dryapi.client.job.duration", "Duration of jobs, from when the service took them until their end was seen.", Bounds);

    private static bool IsOn => Service.IsOn || Submissions.Enabled || Ends.Enabled || Duration.Enabled;

    /// <summary>Takes note of a job that the service took.</summary>
    /// <param name="job">The job.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="response">The response that says so.</param>
    public static void Submitted(DryApiJob job, object? request, object? response)
    {
        if (job.Log is { } log)
        {
            log.JobSubmitted(PrintableText.Of(job.Id, LongestText), NameOf(job.Kind));
            if (job.LogsPrompts && JobPrompt.Of(request) is { } prompt)
            {
                log.JobPrompt(PrintableText.Of(job.Id, LongestText), NameOf(job.Kind), PrintableText.Of(prompt, JobPrompt.LongestText));
            }
        }

        if (!IsOn)
        {
            return;
        }

        var activity = response is not null && job.Service.Telemetry.Submissions.TryGetValue(response, out var own) ? own : null;
        var parent = (activity ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C } traced ? traced.Id : null;
        job.Trace = new JobTrace(parent) { Start = activity?.StartTimeUtc ?? default(DateTimeOffset), Timestamp = job.Time.GetTimestamp() };
        Submissions.Add(1, KindOf(job));
    }

    /// <summary>Waits for a job's end.</summary>
    public static Task<JobResult> WaitAsync(DryApiJob job, JobWait wait, CancellationToken cancellationToken) =>
        IsOn || job.Log is not null ? FollowAsync(job, wait, cancellationToken) : wait.RunAsync(cancellationToken);

    /// <summary>Fetches the result of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="link">Where it lies.</param>
    /// <param name="attempt">Makes the attempts.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="download">What fetches it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task DownloadAsync(DryApiJob job, Uri link, DownloadAttempt attempt, DownloadTarget target, ResultDownload download, CancellationToken cancellationToken) =>
        IsOn ? FetchAsync(job, link, attempt, target, download, cancellationToken) : download.RunAsync(cancellationToken);

    private static async Task<JobResult> FollowAsync(DryApiJob job, JobWait wait, CancellationToken cancellationToken)
    {
        using var activity = Start(job, "job", job.Trace?.Start ?? default);
        try
        {
            var result = await wait.RunAsync(cancellationToken).ConfigureAwait(false);
            Ended(job, activity, null);
            return result;
        }
        catch (DryApiJobFailedException failed)
        {
            Ended(job, activity, failed);
            activity?.SetTag("dryapi.job.error_code", failed.ErrorCode is { } code ? PrintableText.Of(code.Value, LongestText) : null).SetTag("dryapi.job.refunded", failed.Refunded);
            Failed(activity, failed);
            throw;
        }
        catch (Exception exception)
        {
            Failed(activity, exception);
            throw;
        }
    }

    private static async Task FetchAsync(DryApiJob job, Uri link, DownloadAttempt attempt, DownloadTarget target, ResultDownload download, CancellationToken cancellationToken)
    {
        using var activity = Start(job, "download", default);
        activity?.SetTag(TelemetryTags.ServerAddress, link.IdnHost).SetTag(TelemetryTags.ServerPort, link.Port).SetTag(TelemetryTags.UrlFull, TelemetryTags.UrlOf(link));
        try
        {
            await download.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failed(activity, exception);
            throw;
        }
        finally
        {
            activity?.SetTag("dryapi.result.size", target.Received).SetTag(TelemetryTags.ResendCount, attempt.Count > 1 ? attempt.Count - 1 : null);
        }
    }

    /// <summary>Starts an activity of a job: within what runs now, or else within its submission, to which it has a link in any case.</summary>
    private static Activity? Start(DryApiJob job, string what, DateTimeOffset start)
    {
        if (!Service.Source.HasListeners())
        {
            return null;
        }

        var submission = job.Trace?.Context ?? default;
        return Service.Source.StartActivity(
            $"{what} {NameOf(job.Kind)}",
            ActivityKind.Internal,
            Activity.Current is null ? submission : default,
            [KeyValuePair.Create<string, object?>(Id, PrintableText.Of(job.Id, LongestText)), KindOf(job)],
            submission == default ? null : [new ActivityLink(submission)],
            start);
    }

    private static void Ended(DryApiJob job, Activity? activity, DryApiJobFailedException? failed)
    {
        var end = failed is null ? "succeeded" : "failed";
        activity?.SetTag(End, end);
        var trace = job.Trace ??= new JobTrace(null);
        if (!trace.TryEnd())
        {
            return;
        }

        job.Log?.JobEnded(PrintableText.Of(job.Id, LongestText), NameOf(job.Kind), failed?.What);
        Ends.Add(1, KindOf(job), new(End, end));
        if (trace.Timestamp is { } start)
        {
            Duration.Record(job.Time.GetElapsedTime(start).TotalSeconds, KindOf(job), new(End, end));
        }
    }

    private static void Failed(Activity? activity, Exception exception) =>
        activity?.SetTag(TelemetryTags.ErrorType, TelemetryTags.ErrorOf(exception)).SetStatus(ActivityStatusCode.Error, (exception as ServiceException)?.What);

    private static KeyValuePair<string, object?> KindOf(DryApiJob job) => new(KindName, NameOf(job.Kind));

    private static string NameOf(JobKind kind) => kind switch
    {
        JobKind.Image => "image",
        JobKind.Video => "video",
        JobKind.Audio => "audio",
        JobKind.Embedding => "embedding",
        _ => "unknown",
    };
}
