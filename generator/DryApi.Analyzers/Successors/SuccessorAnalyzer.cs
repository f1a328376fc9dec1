using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Successors;

/// <summary>DRY3201: a call, or a class for one, of a client whose successor the project refers to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuccessorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfSuccessors;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            foreach (var map in SuccessorMap.Of(start.Compilation))
            {
                start.RegisterOperationAction(context => JudgeCall(context, map), OperationKind.Invocation);
                start.RegisterOperationAction(context => JudgeReference(context, map), OperationKind.MethodReference);
                start.RegisterOperationAction(context => JudgeCreation(context, map), OperationKind.ObjectCreation);
            }
        });
    }

    private static void JudgeCall(OperationAnalysisContext context, SuccessorMap map)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Syntax is InvocationExpressionSyntax { Expression: var called } && !map.IsOldBuilder(call.Type))
        {
            Judge(context, map, call.TargetMethod, call.Instance, called);
        }
    }

    private static void JudgeReference(OperationAnalysisContext context, SuccessorMap map)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        Judge(context, map, reference.Method, reference.Instance, reference.Syntax);
    }

    private static void Judge(OperationAnalysisContext context, SuccessorMap map, IMethodSymbol method, IOperation? builder, SyntaxNode called)
    {
        if (map.CallOf(builder?.Type, method.Name) is not { } successor)
        {
            return;
        }

        var access = called is MemberAccessExpressionSyntax { Expression: var before } ? BuilderAccess.Of(before, builder!.SemanticModel!, map, context.CancellationToken) : null;
        if (access?.IsKept != true)
        {
            var what = successor.Path is null ? "no successor: keep the old client for it"
                : $"write {Texts.Shown(access?.Client?.ToString() ?? "client")}{string.Join("…", successor.Fragments)}.{successor.NewName(method.Name)}";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Successor, called.GetLocation(), Texts.Shown(called.ToString()), map.Namespace, what));
        }
    }

    private static void JudgeCreation(OperationAnalysisContext context, SuccessorMap map)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!map.IsOldClient(creation.Type) && map.TypesOf(creation.Type) is [var successor, ..] && !IsForACall(creation, map))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Successor, Places.OfCreation(creation.Syntax), creation.Type!.Name, map.Namespace, $"write {successor.Type.Name}"));
        }
    }

    /// <summary>Whether it stands in a call, or in what is given to one, of which the same is said.</summary>
    private static bool IsForACall(IOperation creation, SuccessorMap map)
    {
        for (var parent = creation.Parent; parent is not (null or IBlockOperation); parent = parent.Parent)
        {
            if (parent is IObjectCreationOperation outer ? map.TypesOf(outer.Type).Count > 0 : parent is IInvocationOperation { Instance.Type: var builder } call && map.CallOf(builder, call.TargetMethod.Name) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
