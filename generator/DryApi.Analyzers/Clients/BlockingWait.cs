using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>DRY3104: a thread waits for a call. In a program's own <c>Main</c> nothing else wants that thread.</summary>
internal static class BlockingWait
{
    public static void Judge(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (Blocking(Awaited.Configured(call)) is var (wait, name) && !IsMain(context))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BlockingWait, wait.Syntax.GetLocation(), name, call.TargetMethod.Name));
        }
    }

    private static (IOperation Wait, string Name)? Blocking(IOperation task) => task.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == task => (result, "Result"),
        IInvocationOperation { TargetMethod.Name: "Wait" } wait when wait.Instance == task => (wait, "Wait()"),
        IInvocationOperation { TargetMethod.Name: "GetAwaiter", Parent: IInvocationOperation { TargetMethod.Name: "GetResult" } result } awaiter when awaiter.Instance == task =>
            (result, "GetResult()"),
        _ => null,
    };

    private static bool IsMain(OperationAnalysisContext context) => context.ContainingSymbol is IMethodSymbol { IsStatic: true, IsAsync: false, Name: "Main" } main
        && SymbolEqualityComparer.Default.Equals(main, context.Compilation.GetEntryPoint(context.CancellationToken));
}
