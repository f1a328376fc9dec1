namespace DryApi.Emulator.Data;

/// <summary>How often requests of one kind may come from a Basic account. Operations with the same name share it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="PerMinute">How many in a minute.</param>
/// <param name="PerDay">How many in a day of UTC.</param>
internal sealed record Quota(string Name, int PerMinute, int PerDay)
{
    /// <summary>What every kind of request has in a minute on a Premium account, which has no daily limit.</summary>
    public const int PremiumPerMinute = 300;

    /// <summary>Of all price operations together.</summary>
    public static Quota Price { get; } = new("price-calculation", 50, 200);

    /// <summary>Of questions for the status of jobs.</summary>
    public static Quota Status { get; } = new("request-status", 50, 200);

    /// <summary>Of prompts. The service does not publish it; this one is the emulator's own.</summary>
    public static Quota Prompt { get; } = new("prompt", 10, 100);

    /// <summary>Of what is made of recordings, together.</summary>
    public static Quota Transcript { get; } = new("transcription", 1, 10);
}
