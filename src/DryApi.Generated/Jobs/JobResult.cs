using DryApi.Errors;

namespace DryApi;

/// <summary>What a job made.</summary>
public sealed record JobResult
{
    private const int LongestText = 200;

    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>
    /// Where the result lies; null when it is only text, or when what the service sent is no https link (nor, with a service on this
    /// machine, an http link to a loopback address). The link expires, opens for whoever has it, and is never to be sent the API key.
    /// </summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>Where an image lies as JPEG; null when the service offers none.</summary>
    public Uri? JpgUrl { get; init; }

    /// <summary>Where an image lies as WebP; null when the service offers none.</summary>
    public Uri? WebpUrl { get; init; }

    /// <summary>The text that the job made, such as a transcript, as it came; null when it was not asked for in the answer.</summary>
    public string? Text { get; init; }

    /// <summary>All of it in one line that can be printed: texts shortened, links without their queries, which are secrets.</summary>
    public override string ToString() =>
        $"{nameof(JobResult)} {{ JobId = {PrintableText.Of(JobId, LongestText)}, ResultUrl = {Shown(ResultUrl)}, JpgUrl = {Shown(JpgUrl)}, WebpUrl = {Shown(WebpUrl)}, Text = {PrintableText.Of(Text, LongestText)} }}";

    internal static string Shown(Uri? link) => link is null ? "" : PrintableText.Of(ResultLink.Text(link), LongestText);
}
