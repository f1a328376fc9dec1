namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>How a call is answered.</summary>
internal enum PatternResponse
{
    /// <summary>When all of it was read.</summary>
    InTime,

    /// <summary>With a refusal, before its body was read; then that is read.</summary>
    Early,

    /// <summary>With a refusal, before its body was read; then the connection ends.</summary>
    EarlyAndClosed,

    /// <summary>Not at all: the caller cancels it when half of it was read.</summary>
    Cancelled,
}
