namespace DryApi;

/// <summary>The account's balance does not pay for the job (422 with <c>errors.balance</c>). The job was not taken.</summary>
public sealed class DryApiInsufficientBalanceException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException);
