using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>What stands around a call before it is waited for.</summary>
internal static class Awaited
{
    /// <summary>The call, or <c>ConfigureAwait</c> of it.</summary>
    public static IOperation Configured(IOperation call) =>
        call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } configured && instance == call ? configured : call;
}
