using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>Judges how the client is used: what works, and costs money, a secret or a thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfClients;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SdkTypes.Of(start.Compilation) is not { } sdk)
            {
                return;
            }

            var web = new WebTypes(start.Compilation);
            start.RegisterOperationAction(context => JudgeCreation(context, sdk, web), OperationKind.ObjectCreation);
            start.RegisterOperationAction(context => JudgeCall(context, sdk, web), OperationKind.Invocation);
        });
    }

    private static void JudgeCreation(OperationAnalysisContext context, SdkTypes sdk, WebTypes web)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (sdk.IsClient(creation.Type))
        {
            KeyInSource.JudgeClient(context, creation);
            ClientPerCall.Judge(context, sdk, web, creation);
        }
        else if (SymbolEqualityComparer.Default.Equals(creation.Type, sdk.ClientOptions))
        {
            KeyInSource.JudgeOptions(context, creation);
        }
    }

    private static void JudgeCall(OperationAnalysisContext context, SdkTypes sdk, WebTypes web)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!sdk.IsOfSdk(call.TargetMethod))
        {
            return;
        }

        if (call.TargetMethod is { IsStatic: true, Name: "FromEnvironment" } && sdk.IsClient(call.TargetMethod.ContainingType))
        {
            ClientPerCall.Judge(context, sdk, web, call);
        }
        else if (sdk.IsCall(call.TargetMethod))
        {
            BlockingWait.Judge(context, call);
            if (sdk.IsSubmission(call.TargetMethod))
            {
                JobIgnored.Judge(context, sdk, call);
            }
        }
    }
}
