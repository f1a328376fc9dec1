using DryApi.Errors;

namespace DryApi;

/// <summary>There is no such job, model or address (404).</summary>
public sealed class DryApiNotFoundException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.NotFound, message, innerException);
