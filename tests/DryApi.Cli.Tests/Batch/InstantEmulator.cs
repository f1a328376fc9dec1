using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>An emulator whose jobs are done when they are asked for, one for all tests of a class.</summary>
public sealed class InstantEmulator() : DryApiEmulatorFixture(Cli.Instant(balance: 1000));
