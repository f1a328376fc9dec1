using DryApi.Errors;

namespace DryApi;

/// <summary>
/// A request that breaks a rule. Either it was found out before sending (<see cref="WasSent"/> is false), or the service refused it (422).
/// <see cref="ServiceException.Errors"/> has the messages by field, named as on the wire.
/// </summary>
public sealed class DryApiValidationException : DryApiException
{
    /// <summary>A refusal by the service.</summary>
    /// <param name="message">What happened; by default what the service says.</param>
    /// <param name="innerException">What it came from.</param>
    public DryApiValidationException(string? message = null, Exception? innerException = null)
        : base(FailureKind.InvalidRequest, message, innerException) => WasSent = true;

    /// <summary>A request that was not sent.</summary>
    /// <param name="errors">What is wrong, by field.</param>
    public DryApiValidationException(IDictionary<string, string[]> errors)
        : base(FailureKind.InvalidRequest, "The request breaks the contract and was not sent.", null) => Errors = errors;

    /// <summary>Gets whether the service saw the request. Default: true with a message, false with what is wrong by field.</summary>
    public bool WasSent { get; init; }
}
