using DryApi.Errors;

namespace DryApi;

/// <summary>The service could not be reached, or the connection ended before the whole response was there.</summary>
public class DryApiConnectionException : DryApiException
{
    /// <summary>Initializes a new instance with a message of its own.</summary>
    /// <param name="message">What happened, in one sentence.</param>
    /// <param name="innerException">What it came from.</param>
    public DryApiConnectionException(string? message = null, Exception? innerException = null)
        : this(FailureKind.Connection, message, innerException)
    {
    }

    private protected DryApiConnectionException(FailureKind kind, string? message, Exception? innerException)
        : base(kind, message, innerException)
    {
    }
}
