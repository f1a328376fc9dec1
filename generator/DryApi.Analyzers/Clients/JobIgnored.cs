using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers;

/// <summary>DRY3102: a job is submitted as a statement. With a webhook somebody else hears of its result, and a discard says that it is meant.</summary>
internal static class JobIgnored
{
    public static void Judge(OperationAnalysisContext context, IInvocationOperation call)
    {
        var outermost = Awaited.Configured(call);
        if ((outermost.Parent is IAwaitOperation wait ? wait.Parent : outermost.Parent) is IExpressionStatementOperation && !HasWebhook(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.JobIgnored, call.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    private static bool HasWebhook(IInvocationOperation call) => call.Arguments.Any(static argument =>
        Outcomes.Unwrap(argument.Value) is IObjectCreationOperation creation
        && KeyInSource.Given(creation, "WebhookUrl") is { ConstantValue: not { HasValue: true, Value: null } });
}
