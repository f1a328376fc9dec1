using DryApi.Emulator.Tests;
using DryApi.Tests.Secrets;

[assembly: AssemblyFixture(typeof(SecretsOfTheRun))]

namespace DryApi.Emulator.Tests;

/// <summary>The secrets of these tests.</summary>
public sealed class SecretsOfTheRun() : WholeRun("any-key-that-must-stay-secret", "a secret that both know, of some length");
