using DryApi.Errors;

namespace DryApi;

/// <summary>The service answered with success, and the answer could not be read: it is not what the contract says.</summary>
public sealed class DryApiResponseException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Response, message, innerException);
