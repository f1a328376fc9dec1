namespace DryApi;

/// <summary>What a job made.</summary>
public sealed record JobResult
{
    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>Where the result lies; null when it is only text. The link expires, and is never to be sent the API key.</summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>Where an image lies as JPEG; null when the service offers none.</summary>
    public Uri? JpgUrl { get; init; }

    /// <summary>Where an image lies as WebP; null when the service offers none.</summary>
    public Uri? WebpUrl { get; init; }

    /// <summary>The text that the job made, such as a transcript; null when it was not asked for in the answer.</summary>
    public string? Text { get; init; }
}
