namespace DryApi.Emulator.Control;

/// <summary>What is to become of the clock.</summary>
/// <param name="Advance">How far it moves forward, such as <c>01:30:00</c>; null: not.</param>
/// <param name="Stopped">Whether it stands; null: as before.</param>
internal sealed record ClockOrder(TimeSpan? Advance, bool? Stopped);
