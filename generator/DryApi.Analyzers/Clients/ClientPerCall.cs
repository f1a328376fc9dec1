using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>DRY3103: a client, with connections of its own, is made in a loop or for each request.</summary>
internal static class ClientPerCall
{
    public static void Judge(OperationAnalysisContext context, SdkTypes sdk, WebTypes web, IOperation creation)
    {
        if (!OwnsConnections(sdk, creation) || IsMadeOnce(creation))
        {
            return;
        }

        var place = Loop(creation) ? "in each turn of a loop" : Handler(web, creation, context.ContainingSymbol) ? "for each request" : null;
        if (place is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ClientPerCall, creation is IObjectCreationOperation ? Places.OfCreation(creation.Syntax) : creation.Syntax.GetLocation(), place));
        }
    }

    /// <summary>Whether it is what a variable gets that has none: <c>client ??= new DryApiClient(key)</c>.</summary>
    private static bool IsMadeOnce(IOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is ICoalesceAssignmentOperation;
    }

    /// <summary>Whether the client is not made on an adapter or an HTTP client of the caller's.</summary>
    private static bool OwnsConnections(SdkTypes sdk, IOperation creation) => creation is not IObjectCreationOperation { Arguments: [{ Value: var argument, Parameter.Type: var type }] }
        || type.SpecialType == SpecialType.System_String
        || (SymbolEqualityComparer.Default.Equals(type, sdk.ClientOptions)
            && (PossibleValues.Unwrap(argument) is not IObjectCreationOperation options || KeyInSource.Given(options, "HttpClient") is null));

    /// <summary>Whether it stands in what a loop repeats, and does not depend on the turn: a client for each of several keys is right.</summary>
    private static bool Loop(IOperation creation)
    {
        for (var (child, parent) = (creation, creation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
                case ILoopOperation loop when IsRepeated(loop, child):
                    return !DependsOn(creation, loop);
            }
        }

        return false;
    }

    private static bool IsRepeated(ILoopOperation loop, IOperation child) => loop switch
    {
        IForEachLoopOperation each => each.Body == child,
        IForLoopOperation counted => !counted.Before.Contains(child),
        _ => true,
    };

    private static bool DependsOn(IOperation creation, ILoopOperation loop) => creation.Descendants().Any(operation =>
        operation is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span)));

    private static bool Handler(WebTypes web, IOperation creation, ISymbol containing)
    {
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && (web.IsHandler(lambda.Symbol) || IsMapped(web, lambda)))
            {
                return true;
            }

            if (parent is ILocalFunctionOperation function && web.IsHandler(function.Symbol))
            {
                return true;
            }
        }

        return (containing is IMethodSymbol method && web.IsHandler(method)) || (!containing.IsStatic && web.IsMadePerRequest(containing.ContainingType));
    }

    private static bool IsMapped(WebTypes web, IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation call } && web.IsMapping(call.TargetMethod);
    }
}
