namespace DryApi;

/// <summary>What a job makes, which says how long it takes and so how often to ask for it.</summary>
public enum JobKind
{
    /// <summary>Not known: asked for as an image.</summary>
    Unknown,

    /// <summary>An image, or text read from one: asked for at once, after 2 seconds, then less and less often, at least every 8.</summary>
    Image,

    /// <summary>A video: asked for at once, after 5 seconds, then less and less often, at least every 30.</summary>
    Video,

    /// <summary>Speech, music or a transcript: asked for at once, after 1 second, then less and less often, at least every 5.</summary>
    Audio,

    /// <summary>Embeddings: asked for at once, after half a second, then less and less often, at least every 3.</summary>
    Embedding,
}
