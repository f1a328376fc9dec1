using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using static DryApi.Emulator.Control.Requirement;

namespace DryApi.Emulator;

/// <summary>Something that goes wrong on demand.</summary>
public sealed record EmulatorFault
{
    /// <summary>Initializes a new instance of the <see cref="EmulatorFault"/> class.</summary>
    public EmulatorFault()
        : this(StatusCodes.Status503ServiceUnavailable)
    {
    }

    // What reads JSON without reflection knows no defaults but those of parameters.
    [JsonConstructor]
    internal EmulatorFault(int statusCode = StatusCodes.Status503ServiceUnavailable, int bytesPerSecond = 16) => (StatusCode, BytesPerSecond) = (statusCode, bytesPerSecond);

    /// <summary>What it does.</summary>
    public required EmulatorFaultKind Kind { get; init; }

    /// <summary>The status of the response, from 400 to 599. For <see cref="EmulatorFaultKind.Status"/> alone. Default: 503.</summary>
    public int StatusCode { get; init; }

    /// <summary>The body of the response, as it is sent. For <see cref="EmulatorFaultKind.Status"/> alone. Default: null, an error in the service's shape.</summary>
    public string? Body { get; init; }

    /// <summary>The header <c>Retry-After</c> of the response, in whole seconds. For <see cref="EmulatorFaultKind.Status"/> alone. Default: null, none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long nothing happens, by the emulator's clock. For stalls and delayed webhooks. Default: null, for a stall without end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How many bytes come in a second of the emulator's clock. For <see cref="EmulatorFaultKind.SlowBytes"/> alone. Default: 16. From 1 to 1,000,000.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>The connection breaks before the request is looked at.</summary>
    public static EmulatorFault CutBefore { get; } = new() { Kind = EmulatorFaultKind.CutBefore };

    /// <summary>The connection breaks after the request was worked on.</summary>
    public static EmulatorFault CutAfter { get; } = new() { Kind = EmulatorFaultKind.CutAfter };

    /// <summary>Half of the response comes, as if that were all.</summary>
    public static EmulatorFault BrokenJson { get; } = new() { Kind = EmulatorFaultKind.BrokenJson };

    /// <summary>A webhook is never sent.</summary>
    public static EmulatorFault LoseWebhook { get; } = new() { Kind = EmulatorFaultKind.LoseWebhook };

    /// <summary>A webhook is sent twice.</summary>
    public static EmulatorFault DoubleWebhook { get; } = new() { Kind = EmulatorFaultKind.DoubleWebhook };

    internal bool IsOfWebhooks => Kind is EmulatorFaultKind.LoseWebhook or EmulatorFaultKind.DoubleWebhook or EmulatorFaultKind.DelayWebhook;

    /// <summary>A response with an error's status.</summary>
    /// <param name="statusCode">From 400 to 599.</param>
    /// <param name="retryAfter">The header <c>Retry-After</c>; null: none.</param>
    public static EmulatorFault Status(int statusCode, TimeSpan? retryAfter = null) => new() { Kind = EmulatorFaultKind.Status, StatusCode = statusCode, RetryAfter = retryAfter };

    /// <summary>No response for a time.</summary>
    /// <param name="duration">How long, by the emulator's clock; null: until the client gives up.</param>
    public static EmulatorFault Stall(TimeSpan? duration = null) => new() { Kind = EmulatorFaultKind.Stall, Duration = duration };

    /// <summary>A response in small pieces.</summary>
    /// <param name="bytesPerSecond">From 1 to 1,000,000.</param>
    public static EmulatorFault SlowBytes(int bytesPerSecond) => new() { Kind = EmulatorFaultKind.SlowBytes, BytesPerSecond = bytesPerSecond };

    /// <summary>A webhook that is sent later.</summary>
    /// <param name="duration">How much later, by the emulator's clock.</param>
    public static EmulatorFault DelayWebhook(TimeSpan duration) => new() { Kind = EmulatorFaultKind.DelayWebhook, Duration = duration };

    /// <exception cref="ArgumentException">A value is outside its range; the message says which.</exception>
    internal void Validate()
    {
        Require(Enum.IsDefined(Kind), $"{nameof(EmulatorFault)}.{nameof(Kind)} is {Kind}; it has to be one of {string.Join(", ", Enum.GetNames<EmulatorFaultKind>())}.");
        Require(StatusCode is >= 400 and <= 599, $"{nameof(EmulatorFault)}.{nameof(StatusCode)} is {StatusCode}; it has to be from 400 to 599.");
        Require(!(RetryAfter < TimeSpan.Zero), $"{nameof(EmulatorFault)}.{nameof(RetryAfter)} is {RetryAfter}; it has to be zero or more.");
        Require(!(Duration < TimeSpan.Zero), $"{nameof(EmulatorFault)}.{nameof(Duration)} is {Duration}; it has to be zero or more.");
        Require(Kind != EmulatorFaultKind.DelayWebhook || Duration is not null, $"{nameof(EmulatorFault)}.{nameof(Duration)} is null; a delay has to end.");
        Require(BytesPerSecond is >= 1 and <= 1_000_000, $"{nameof(EmulatorFault)}.{nameof(BytesPerSecond)} is {BytesPerSecond}; it has to be from 1 to 1,000,000.");
    }
}
