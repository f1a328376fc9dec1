using System.Reflection;
using DryApi.Contracts.Tests.Mutants;
using Xunit.v3;

[assembly: ActiveMutant]

namespace DryApi.Contracts.Tests.Mutants;

/// <summary>Makes the mutant active that is tested, before each test.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ActiveMutantAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => MutantProcess.Activate();
}
