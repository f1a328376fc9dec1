namespace DryApi.Emulator;

/// <summary>A webhook that an emulator delivers, as it stood when it was asked for.</summary>
/// <param name="Id">The id of the delivery; the same in all attempts.</param>
/// <param name="Event">What happened, such as <c>job.completed</c>.</param>
/// <param name="JobId">The job that it is about.</param>
/// <param name="Url">Where it goes.</param>
/// <param name="Body">The JSON that is sent.</param>
/// <param name="State">Where the delivery stands.</param>
/// <param name="Attempts">The attempts, the first one first.</param>
/// <param name="NextAttemptAt">When the next one is due; null when none is.</param>
public sealed record EmulatedDelivery(
    string Id, string Event, string JobId, Uri Url, string Body, DeliveryState State, IReadOnlyList<DeliveryAttempt> Attempts, DateTimeOffset? NextAttemptAt);
