using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>
/// When a call that failed is sent again. Reading calls (GET) are sent again after 408, 429, 5xx and failures of the network.
/// A POST is sent again only when the service certainly did not take it: after 429, or when no connection was made. For one client
/// (<see cref="ClientOptions.Retry"/>), or as an option of one call: <c>configuration.Options.Add(new RetryOptions { MaxRetries = 0 })</c>.
/// </summary>
public class RetryOptions : IRequestOption
{
    /// <summary>How often a call is sent again at most, 0 to 100. 0 switches retries off. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The usual pause before the second attempt; each further one is about twice as long, and all vary at random, so that many clients
    /// do not come back at once. What the service says in <c>Retry-After</c>, in seconds or as a date, goes before. Zero to a day. Default: 1 second.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause of its own choice that the client makes; <c>Retry-After</c> may be longer. More than zero, at most a day. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a call may take with all its attempts and pauses, uploads included. A pause that would end later is not made: the call
    /// then fails at once. More than zero, or <see cref="Timeout.InfiniteTimeSpan"/>. Default: 10 minutes.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the variation of pauses comes from: numbers from 0 to 1.</summary>
    internal Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    internal RetryOptions Copy() => (RetryOptions)MemberwiseClone();

    /// <param name="path">Where the options stand in others, with a dot at its end.</param>
    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate(string path = "")
    {
        if (MaxRetries is < 0 or > 100)
        {
            throw new ArgumentException($"{nameof(MaxRetries)} is {MaxRetries}; it has to be 0 to 100.", path + nameof(MaxRetries));
        }

        if (Delay < TimeSpan.Zero || Delay > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"{nameof(Delay)} is {Delay}; it has to be zero to a day.", path + nameof(Delay));
        }

        if (MaxDelay <= TimeSpan.Zero || MaxDelay > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"{nameof(MaxDelay)} is {MaxDelay}; it has to be more than zero, and at most a day.", path + nameof(MaxDelay));
        }

        if (TotalTimeout <= TimeSpan.Zero && TotalTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"{nameof(TotalTimeout)} is {TotalTimeout}; it has to be more than zero.", path + nameof(TotalTimeout));
        }
    }
}
