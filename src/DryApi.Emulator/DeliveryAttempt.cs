namespace DryApi.Emulator;

/// <summary>An attempt to deliver a webhook.</summary>
/// <param name="At">When it was sent, by the emulator's clock.</param>
/// <param name="Status">The status of the response; null where none came.</param>
/// <param name="Error">Why none came, or why it is none of a success; null where it is.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? Status, string? Error);
