using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace DryApi.Generated.Tests.Support;

/// <summary>Runs a theory once for each transport.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachTransportAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<Transport>().Select(transport => new TheoryDataRow<Transport>(transport))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
