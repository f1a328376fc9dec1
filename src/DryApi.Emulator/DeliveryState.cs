namespace DryApi.Emulator;

/// <summary>Where the delivery of a webhook stands.</summary>
public enum DeliveryState
{
    /// <summary>An attempt is under way, or another one is to come.</summary>
    Pending,

    /// <summary>It was answered with 2xx.</summary>
    Delivered,

    /// <summary>Ten attempts came to nothing.</summary>
    Failed,

    /// <summary>It was not sent: its URL leads to another machine, and the options do not allow that.</summary>
    NotSent,

    /// <summary>A fault has lost it.</summary>
    Lost,
}
