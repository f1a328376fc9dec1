using System.Runtime.ExceptionServices;

namespace DryApi.Http;

/// <summary>The body of a call, which knows whether it was begun and whether it can be sent again.</summary>
internal abstract class RequestBody : HttpContent
{
    private int _hasBegun;
    private int _sendings;

    /// <summary>Whether an attempt may send it once only, whoever would send it twice: it submits a job that is paid for.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Whether any of it was asked for by what sends it: before that, the service cannot have taken it.</summary>
    public bool HasBegun => Volatile.Read(ref _hasBegun) > 0;

    /// <summary>How often it was begun to be sent.</summary>
    public int Sendings => Volatile.Read(ref _sendings);

    /// <summary>Why it cannot be sent a second time; null when it can.</summary>
    public virtual string? CannotSendAgain => null;

    /// <summary>What the caller's own code, such as a progress, threw while the body was read; null when it did not.</summary>
    public ExceptionDispatchInfo? CallerFailure { get; private set; }

    /// <summary>Takes note of what the caller's own code threw: what sends the body may make another exception of it.</summary>
    public void Fail(Exception exception) => CallerFailure ??= ExceptionDispatchInfo.Capture(exception);

    /// <summary>Notes that what comes is another attempt of our own.</summary>
    public void SendAnew() => Volatile.Write(ref _hasBegun, 0);

    /// <summary>Called whenever a piece of it was handed to the connection.</summary>
    public Action? Moved { get; set; }

    /// <summary>Notes that it is begun to be sent.</summary>
    /// <exception cref="SecondSendingException">It was begun before in this attempt, and may be taken twice.</exception>
    protected void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) > 0 && IsPaid)
        {
            throw new SecondSendingException();
        }

        Interlocked.Increment(ref _sendings);
    }
}
