using DryApi.Cli.Tests;
using DryApi.Tests.Secrets;

[assembly: AssemblyFixture(typeof(SecretsOfTheRun))]

namespace DryApi.Cli.Tests;

/// <summary>The secrets of these tests: whatever ends so. What the program writes is looked at too (<see cref="WatchedWriter"/>).</summary>
public sealed class SecretsOfTheRun() : WholeRun("-that-must-stay-secret");
