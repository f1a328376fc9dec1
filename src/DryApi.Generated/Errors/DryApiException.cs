using DryApi.Errors;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// A call that failed. The type tells why; <see cref="ApiException.ResponseStatusCode"/> and <see cref="ApiException.ResponseHeaders"/>
/// are those of the response, 0 and empty when there was none.
/// </summary>
public class DryApiException : ServiceException
{
    /// <summary>Initializes a new instance with a message of its own.</summary>
    /// <param name="message">What happened, in one sentence.</param>
    /// <param name="innerException">What it came from.</param>
    public DryApiException(string? message = null, Exception? innerException = null)
        : this(FailureKind.Other, message, innerException)
    {
    }

    private protected DryApiException(FailureKind kind, string? message, Exception? innerException)
        : base(DryApiClient.Service.Headers, kind, message, innerException)
    {
    }
}
