using DryApi.Errors;

namespace DryApi;

/// <summary>Which exception stands for which failure.</summary>
internal sealed class DryApiErrors : ServiceErrors
{
    /// <summary>The field of a 422 that is about money, not about the request.</summary>
    private const string BalanceField = "balance";

    public override ServiceException New(FailureKind kind, string? message = null, Exception? innerException = null) => kind switch
    {
        FailureKind.InvalidRequest => new DryApiValidationException(message, innerException),
        FailureKind.Unauthorized => new DryApiUnauthorizedException(message, innerException),
        FailureKind.Forbidden => new DryApiForbiddenException(message, innerException),
        FailureKind.NotFound => new DryApiNotFoundException(message, innerException),
        FailureKind.RateLimit => new DryApiRateLimitException(message, innerException),
        FailureKind.Server => new DryApiServerException(message, innerException),
        FailureKind.Connection => new DryApiConnectionException(message, innerException),
        FailureKind.Timeout => new DryApiTimeoutException(message, innerException),
        FailureKind.Response => new DryApiResponseException(message, innerException),
        FailureKind.SubmissionUncertain => new DryApiSubmissionUncertainException(message, innerException),
        _ => new DryApiException(message, innerException),
    };

    public override ServiceException OfStatus(int status, Predicate<string> hasField) =>
        status == 422 && hasField(BalanceField) ? new DryApiInsufficientBalanceException() : base.OfStatus(status, hasField);

    public override ServiceException OfFields(IDictionary<string, string[]> errors) => new DryApiValidationException(errors);

    public override ServiceException OfFile(string fileName, string message, Exception? innerException = null) => new DryApiFileException(fileName, message, innerException);
}
