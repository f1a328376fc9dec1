namespace DryApi;

/// <summary>The service failed (500 to 599). A job that was being submitted may or may not have been taken.</summary>
public sealed class DryApiServerException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException);
