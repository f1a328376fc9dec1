using System.Diagnostics;

namespace DryApi;

/// <summary>What is known of a job for whoever listens.</summary>
/// <param name="parent">The trace that it was submitted in, as <c>traceparent</c>; null when it is not known. What is none is kept, and leads nowhere.</param>
internal sealed class JobTrace(string? parent)
{
    private int _isEnded;

    public string? Parent { get; } = parent;

    /// <summary>What <see cref="Parent"/> says; the default where it says nothing.</summary>
    public ActivityContext Context { get; } = ActivityContext.TryParse(parent, null, isRemote: true, out var context) ? context : default;

    /// <summary>When the submission began; the default where that is not known.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>When the service had taken it, as a timestamp of the client's time; null where that is not known.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Takes note of the end.</summary>
    /// <returns>Whether it is new.</returns>
    public bool TryEnd() => Interlocked.Exchange(ref _isEnded, 1) == 0;
}
