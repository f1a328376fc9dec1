using System.Runtime.ExceptionServices;

namespace DryApi.Http;

/// <summary>The body of a call, which knows whether it was begun and whether it can be sent again.</summary>
internal abstract class RequestBody : HttpContent
{
    /// <summary>Whether any of it was asked for by what sends it: before that, the service cannot have taken it.</summary>
    public bool HasBegun { get; protected set; }

    /// <summary>Why it cannot be sent a second time; null when it can.</summary>
    public virtual string? CannotSendAgain => null;

    /// <summary>What the caller's own code, such as a progress, threw while the body was read; null when it did not.</summary>
    public ExceptionDispatchInfo? CallerFailure { get; private set; }

    /// <summary>Takes note of what the caller's own code threw: what sends the body may make another exception of it.</summary>
    public void Fail(Exception exception) => CallerFailure ??= ExceptionDispatchInfo.Capture(exception);

    /// <summary>Notes that what comes is another sending.</summary>
    public void SendAnew() => HasBegun = false;

    /// <summary>Called whenever a piece of it was handed to the connection.</summary>
    public Action? Moved { get; set; }
}
