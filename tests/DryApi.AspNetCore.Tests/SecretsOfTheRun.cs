using DryApi.AspNetCore.Tests;
using DryApi.Tests.Secrets;

[assembly: AssemblyFixture(typeof(SecretsOfTheRun))]

namespace DryApi.AspNetCore.Tests;

/// <summary>The secrets of these tests.</summary>
public sealed class SecretsOfTheRun() : WholeRun(Receiver.Secret);
