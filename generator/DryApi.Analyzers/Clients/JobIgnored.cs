using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>DRY3102: a job is submitted as a statement. With a webhook somebody else hears of its result, and a discard says that it is meant.</summary>
internal static class JobIgnored
{
    public static void Judge(OperationAnalysisContext context, SdkTypes sdk, IInvocationOperation call)
    {
        var outermost = Awaited.Configured(call);
        if ((outermost.Parent is IAwaitOperation wait ? wait.Parent : outermost.Parent) is IExpressionStatementOperation && !MayHaveWebhook(sdk, call, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.JobIgnored, call.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    /// <summary>Only of a request that is made here, and that nobody else has had, is it certain that it has none.</summary>
    private static bool MayHaveWebhook(SdkTypes sdk, IInvocationOperation call, CancellationToken cancellationToken)
    {
        const string webhook = "WebhookUrl";
        var request = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is { } value ? PossibleValues.Unwrap(value) : null;
        var creation = request as IObjectCreationOperation ?? CreationOf(request as ILocalReferenceOperation, cancellationToken);
        return creation is null
            || KeyInSource.Given(creation, webhook) is { ConstantValue: not { HasValue: true, Value: null } }
            || (creation != request && Completeness.SetLater(sdk, creation, cancellationToken)?.Contains(webhook) != false);
    }

    private static IObjectCreationOperation? CreationOf(ILocalReferenceOperation? reference, CancellationToken cancellationToken) =>
        reference is { Local.DeclaringSyntaxReferences: [var declaration], SemanticModel: { } model }
        && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && model.GetOperation(value, cancellationToken) is { } operation
            ? PossibleValues.Unwrap(operation) as IObjectCreationOperation
            : null;
}
