using DryApi.Extensions.DependencyInjection.Tests;
using DryApi.Tests.Secrets;

[assembly: AssemblyFixture(typeof(SecretsOfTheRun))]

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>The secrets of these tests.</summary>
public sealed class SecretsOfTheRun() : WholeRun("key-that-must-stay-secret");
