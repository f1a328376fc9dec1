using DryApi.Errors;

namespace DryApi;

/// <summary>Where a job stands.</summary>
/// <param name="Status">The stage it is at.</param>
/// <param name="Percent">The share of the work done, from 0 to 100; null when the service does not say.</param>
/// <param name="Preview">The address of a preview, as it came: untrusted text. Null when there is none.</param>
public sealed record JobProgress(JobStatus Status, double? Percent, string? Preview)
{
    private const int LongestText = 200;

    /// <summary>Gets how long a rate limit of the service makes the client wait before it asks again; the rest is then what the service last said. Null when none does.</summary>
    public TimeSpan? RateLimitPause { get; init; }

    /// <summary>All of it in one line that can be printed, whatever the service sent.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{nameof(JobProgress)} {{ Status = {PrintableText.Of(Status.Value, LongestText)}, Percent = {Percent}, Preview = {PrintableText.Of(Preview, LongestText)} }}");
}
