using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers;

/// <summary>Judges what is given to the SDK's models: what the service would refuse is an error where it is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfRequests;

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

            var book = new RuleBook(sdk);
            start.RegisterOperationAction(context => JudgeAssignment(context, sdk, book), OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
            start.RegisterOperationAction(context => JudgeAddedItems(context, sdk, book), OperationKind.MemberInitializer);
            start.RegisterOperationAction(context => JudgeCreation(context, sdk, book), OperationKind.ObjectCreation);
            start.RegisterOperationAction(context => JudgeCall(context, sdk, book), OperationKind.Invocation);
        });
    }

    private static void JudgeAssignment(OperationAnalysisContext context, SdkTypes sdk, RuleBook book)
    {
        if (context.Operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property }, Value: var value } && book.OfProperty(property) is { } rules)
        {
            new Judgement(sdk, property, property.Type, rules, context).Judge(value);
        }
    }

    private static void JudgeAddedItems(OperationAnalysisContext context, SdkTypes sdk, RuleBook book)
    {
        if (context.Operation is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: { } property }, Initializer: { } items }
            && book.OfProperty(property) is { IsAboutLists: true } rules)
        {
            new Judgement(sdk, property, property.Type, rules, context).Judge(ItemListReader.Read(items), items);
        }
    }

    private static void JudgeCreation(OperationAnalysisContext context, SdkTypes sdk, RuleBook book)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation is not { Type: INamedTypeSymbol type, Constructor: { } constructor })
        {
            return;
        }

        JudgeArguments(context, sdk, book, constructor, creation.Arguments);
        if (book.OfModel(type) is { Length: > 0 } rules)
        {
            var given = new GivenProperties(sdk, creation, Completeness.SetLater(sdk, creation, context.CancellationToken));
            foreach (var rule in rules)
            {
                if (rule.Judge(given) is { } violation)
                {
                    context.ReportDiagnostic(violation.At(Places.OfCreation(creation.Syntax), type.Name));
                }
            }
        }
    }

    private static void JudgeCall(OperationAnalysisContext context, SdkTypes sdk, RuleBook book)
    {
        var call = (IInvocationOperation)context.Operation;
        JudgeArguments(context, sdk, book, call.TargetMethod, call.Arguments);
    }

    private static void JudgeArguments(OperationAnalysisContext context, SdkTypes sdk, RuleBook book, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        // Only the SDK and code that uses it can have the attributes; most calls are of the framework.
        if (arguments.IsEmpty || !(sdk.IsOfSdk(method) || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly)))
        {
            return;
        }

        var rules = book.OfParameters(method);
        foreach (var argument in arguments)
        {
            if (rules.Length > 0 && argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && rules[parameter.Ordinal] is { } ofParameter)
            {
                new Judgement(sdk, parameter, parameter.Type, ofParameter, context).Judge(argument.Value);
            }
        }
    }
}
