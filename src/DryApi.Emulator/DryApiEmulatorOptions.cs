namespace DryApi.Emulator;

/// <summary>How an emulator behaves. Every property has a default that suits a test.</summary>
public sealed record DryApiEmulatorOptions
{
    /// <summary>The port on 127.0.0.1, from 0 to 65535. Default: 0, which takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock that jobs and links go by. Default: the system's. A test that turns it needs no waiting.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a job is <c>pending</c>. Default: 100 milliseconds. Zero or more.</summary>
    public TimeSpan PendingTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a job is <c>processing</c> after that. Default: 500 milliseconds. Zero or more.</summary>
    public TimeSpan ProcessingTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a link to a result is good for. Default: one hour. More than zero.</summary>
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What the account has at the start, in the service's currency. Default: 10. Zero or more.</summary>
    public decimal Balance { get; init; } = 10m;

    /// <summary>How many jobs are remembered, from 1 to 100,000; the oldest are forgotten first. Default: 1,000.</summary>
    public int MaxJobs { get; init; } = 1000;

    /// <summary>
    /// Whether only what the document says is taken: bodies of the media types that it names, numbers and booleans as such in JSON, and an empty
    /// text as a text. Default: false, which takes JSON and forms alike, as the service does.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Whether errors without fields have the envelope that the document shows (<c>data</c>, <c>errors</c>, <c>statusCode</c>). Default: false, which has
    /// <c>message</c> alone, as the running service.
    /// </summary>
    public bool DocumentedErrors { get; init; }

    /// <summary>
    /// Files with OpenAPI documents in JSON that are emulated in place of the two that come with the emulator: a newer one of the service, say. Default:
    /// none, which emulates both versions of the API that the SDK knows.
    /// </summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <exception cref="ArgumentException">A value is outside its range; the message says which.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Documents);
        Require(Port is >= 0 and <= 65535, $"{nameof(Port)} is {Port}; it has to be from 0 to 65535.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Require(PendingTime >= TimeSpan.Zero, $"{nameof(PendingTime)} is {PendingTime}; it has to be zero or more.");
        Require(ProcessingTime >= TimeSpan.Zero, $"{nameof(ProcessingTime)} is {ProcessingTime}; it has to be zero or more.");
        Require(ResultLifetime > TimeSpan.Zero, $"{nameof(ResultLifetime)} is {ResultLifetime}; it has to be more than zero.");
        Require(Balance >= 0, $"{nameof(Balance)} is {Balance}; it has to be zero or more.");
        Require(MaxJobs is >= 1 and <= 100_000, $"{nameof(MaxJobs)} is {MaxJobs}; it has to be from 1 to 100,000.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
