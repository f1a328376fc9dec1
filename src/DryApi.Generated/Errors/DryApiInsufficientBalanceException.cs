namespace DryApi;

/// <summary>The account's balance does not pay for the job (422 with <c>errors.balance</c>). The job was not taken.</summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiInsufficientBalanceException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException);
