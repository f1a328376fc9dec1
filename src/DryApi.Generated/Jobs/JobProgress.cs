using DryApi.Errors;

namespace DryApi;

/// <summary>Where a job stands.</summary>
public sealed record JobProgress
{
    private const int LongestText = 200;

    /// <summary>Gets the stage it is at.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the share of the work done, from 0 to 100; null when the service does not say.</summary>
    public double? Percent { get; init; }

    /// <summary>
    /// Gets where a preview lies; null when there is none, or when what the service sent is no https link (nor, with a service on this machine, an http link to
    /// a loopback address).
    /// </summary>
    public Uri? Preview { get; init; }

    /// <summary>Gets the bytes of a preview, a small picture of what is made so far, which <see cref="DryApiClientOptions.LiveUpdates"/> bring; null when there is none. Whatever the service sent: it need not be a picture.</summary>
    public ReadOnlyMemory<byte>? PreviewBytes { get; init; }

    /// <summary>Gets how long a rate limit of the service makes the client wait before it asks again; the rest is then what the service last said. Null when none does.</summary>
    public TimeSpan? RateLimitPause { get; init; }

    /// <summary>A share of the work, whatever the service sent.</summary>
    internal static double? Share(double? progress) => progress is { } value && !double.IsNaN(value) ? Math.Clamp(value, 0, 100) : null;

    /// <summary>All of it in one line that can be printed, whatever the service sent.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{nameof(JobProgress)} {{ Status = {PrintableText.Of(Status.Value, LongestText)}, Percent = {Percent}, Preview = {JobResult.Shown(Preview)}, PreviewBytes = {PreviewBytes?.Length ?? 0} bytes }}");
}
