using DryApi.Errors;

namespace DryApi;

/// <summary>The service could not be reached, or the connection ended before the whole answer was there.</summary>
public sealed class DryApiConnectionException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Connection, message, innerException);
