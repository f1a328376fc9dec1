namespace DryApi.Emulator.Webhooks;

/// <summary>A webhook that is to be delivered. The gate of the clock guards it.</summary>
internal sealed class Delivery
{
    public required string Id { get; init; }

    public required string Event { get; init; }

    public required string JobId { get; init; }

    /// <summary>Whose it is, by client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where it goes; another one once it is known where the application listens that has the emulator inside.</summary>
    public required Uri Url { get; set; }

    /// <summary>What it is signed with; null: nothing.</summary>
    public string? Secret { get; init; }

    /// <summary>How its headers begin.</summary>
    public required string HeaderPrefix { get; init; }

    /// <summary>Its body, as the bytes that are signed and sent.</summary>
    public required byte[] Body { get; init; }

    public List<DeliveryAttempt> Attempts { get; set; } = [];

    /// <summary>How many attempts of the schedule were made: those that a fault or a person adds are none of it.</summary>
    public int Tries { get; set; }

    public DeliveryState State { get; set; } = DeliveryState.Pending;

    /// <summary>When the next attempt is due; null while one is under way, and when there is none any more.</summary>
    public DateTimeOffset? NextAttempt { get; set; }

    /// <summary>One that stays as this one is now.</summary>
    public Delivery Copy() => new()
    {
        Id = Id,
        Event = Event,
        JobId = JobId,
        ClientId = ClientId,
        Url = Url,
        Secret = Secret,
        HeaderPrefix = HeaderPrefix,
        Body = Body,
        Attempts = [.. Attempts],
        Tries = Tries,
        State = State,
        NextAttempt = NextAttempt,
    };
}
