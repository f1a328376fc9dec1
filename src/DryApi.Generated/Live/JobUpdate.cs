using System.Globalization;
using System.Text.Json;
using DryApi.Errors;

namespace DryApi;

/// <summary>Something new of a job: told live, or learned by asking.</summary>
public sealed record JobUpdate
{
    private const int LongestText = 200;

    /// <summary>Gets the id of the job, which <see cref="DryApiClientBase.GetJob"/> takes.</summary>
    public required string JobId { get; init; }

    /// <summary>Gets the stage it is at. Live updates also have <c>in_progress</c>, with a <see cref="Percent"/>.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the share of the work done, from 0 to 100; null when the service does not say.</summary>
    public double? Percent { get; init; }

    /// <summary>Gets the bytes of a preview that came with the update, a small picture of what is made so far; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Preview { get; init; }

    /// <summary>Gets the media type of the preview as the service says it, such as <c>image/jpeg</c>; null when there is none.</summary>
    public string? PreviewMediaType { get; init; }

    /// <summary>Gets where a preview lies, when the service sends a link in place of the bytes; null when there is none, or when it is no https link (nor, with a service on this machine, an http link to a loopback address).</summary>
    public Uri? PreviewUrl { get; init; }

    /// <summary>Gets where the result lies; null before the job is done, or when what the service sent is no link that may be fetched. The link expires, opens for whoever has it, and is never to be sent the API key.</summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>Gets whether the job has ended: nothing more comes of it. Whether it failed says the <see cref="Status"/>.</summary>
    public bool IsEnd { get; init; }

    /// <summary>All of it in one line that can be printed, whatever the service sent: the preview by its size, links without their queries, which are secrets.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{nameof(JobUpdate)} {{ JobId = {PrintableText.Of(JobId, LongestText)}, Status = {PrintableText.Of(Status.Value, LongestText)}, Percent = {Percent}, Preview = {Preview?.Length ?? 0} bytes, PreviewUrl = {JobResult.Shown(PreviewUrl)}, ResultUrl = {JobResult.Shown(ResultUrl)}, IsEnd = {IsEnd} }}");

    /// <summary>Reads what an event says.</summary>
    /// <param name="data">The event's data.</param>
    /// <param name="isLocalService">Whether the service is on this machine.</param>
    /// <returns>The update; null where it names no job or no status.</returns>
    internal static JobUpdate? Read(JsonElement data, bool isLocalService) =>
        LiveMessage.Text(data, "request_id") is { } id && LiveMessage.Text(data, "status") is { Length: > 0 } status
            ? new JobUpdate
            {
                JobId = id,
                Status = new JobStatus(status),
                Percent = JobProgress.Share(LiveMessage.Number(data, "progress")),
                ResultUrl = ResultLink.Read(LiveMessage.Text(data, "result_url"), isLocalService, out _),
            }.WithPreview(LiveMessage.Text(data, "preview"), isLocalService)
            : null;

    /// <summary>What waits tell of it.</summary>
    internal JobProgress ToProgress() => new() { Status = Status, Percent = Percent, Preview = PreviewUrl, PreviewBytes = Preview };

    /// <summary>With a preview that is a link, or the picture itself as a data URI with base64.</summary>
    internal JobUpdate WithPreview(string? preview, bool isLocalService)
    {
        const string scheme = "data:", encoding = ";base64,";
        if (preview?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) != true)
        {
            return preview is null ? this : this with { PreviewUrl = ResultLink.Read(preview, isLocalService, out _) };
        }

        var begin = preview.IndexOf(encoding, StringComparison.OrdinalIgnoreCase);
        var bytes = new byte[begin < 0 ? 0 : (preview.Length - begin - encoding.Length) * 3 / 4];
        return begin >= 0 && Convert.TryFromBase64String(preview[(begin + encoding.Length)..], bytes, out var count)
            ? this with { Preview = bytes.AsMemory(0, count), PreviewMediaType = preview[scheme.Length..begin] }
            : this;
    }
}
