using DryApi.Generated.Tests.Secrets;
using DryApi.Generated.Tests.Support;
using DryApi.Tests.Secrets;

[assembly: AssemblyFixture(typeof(SecretsOfTheRun))]

namespace DryApi.Generated.Tests.Secrets;

/// <summary>The secrets of these tests.</summary>
public sealed class SecretsOfTheRun() : WholeRun(TestClients.Key);
