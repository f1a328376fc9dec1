using DryApi.Errors;

namespace DryApi;

/// <summary>The API key is not allowed to do this (403).</summary>
public sealed class DryApiForbiddenException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Forbidden, message, innerException);
