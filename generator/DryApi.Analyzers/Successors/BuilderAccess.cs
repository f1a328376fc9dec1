using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.Successors;

/// <summary>The way that a source writes from the old client, or from a builder in a variable, to a builder: <c>client.RequestStatus[id]</c>.</summary>
/// <param name="Client">The client; null where it stands before a <c>?.</c>, or a builder does in its place.</param>
/// <param name="Start">The builder that the way starts from; null where it is the client.</param>
/// <param name="Steps">What stands behind the start.</param>
/// <param name="Values">Where what the steps are given stands, without brackets, and how many values that is.</param>
internal sealed record BuilderAccess(ExpressionSyntax? Client, ITypeSymbol? Start, TextSpan Steps, IReadOnlyList<(TextSpan Span, int Count)> Values)
{
    /// <summary>The way to a builder; null where it starts at neither.</summary>
    public static BuilderAccess? Of(ExpressionSyntax builder, SemanticModel model, SuccessorMap map, CancellationToken cancellationToken)
    {
        var values = new List<(TextSpan, int)>();
        ExpressionSyntax at = builder;
        var start = at.Span.End;
        while (model.GetTypeInfo(at, cancellationToken).Type is var type && map.IsOldBuilder(type))
        {
            switch (at)
            {
                case MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } member when map.IsOld(model.GetSymbolInfo(member, cancellationToken).Symbol):
                    (start, at) = (member.OperatorToken.SpanStart, member.Expression);
                    break;
                case ElementAccessExpressionSyntax element:
                    values.Insert(0, (element.ArgumentList.Arguments.Span, element.ArgumentList.Arguments.Count));
                    (start, at) = (element.ArgumentList.SpanStart, element.Expression);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call when map.IsOld(model.GetSymbolInfo(call, cancellationToken).Symbol):
                    values.Insert(0, (call.ArgumentList.Arguments.Span, call.ArgumentList.Arguments.Count));
                    (start, at) = (method.OperatorToken.SpanStart, method.Expression);
                    break;
                case MemberBindingExpressionSyntax binding when map.IsOldClient(model.GetSymbolInfo(binding, cancellationToken).Symbol?.ContainingType):
                    return new BuilderAccess(null, null, TextSpan.FromBounds(binding.OperatorToken.SpanStart, builder.Span.End), values);
                default:
                    return new BuilderAccess(null, type, TextSpan.FromBounds(start, builder.Span.End), values);
            }
        }

        return map.IsOldClient(model.GetTypeInfo(at, cancellationToken).Type)
            ? new BuilderAccess(at, null, TextSpan.FromBounds(start, builder.Span.End), values) { IsKept = IsKeptClient(at, model, cancellationToken) }
            : null;
    }

    /// <summary>Whether the client was made on the adapter of another one: whoever writes that means the old one.</summary>
    public bool IsKept { get; private init; }

    /// <summary>Whether an expression makes a client on the adapter of another one.</summary>
    public static bool IsMadeOnAdapter(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inside } => IsMadeOnAdapter(inside),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestAdapter" } }] } => true,
        _ => false,
    };

    private static bool IsKeptClient(ExpressionSyntax client, SemanticModel model, CancellationToken cancellationToken) => IsMadeOnAdapter(client)
        || (model.GetSymbolInfo(client, cancellationToken).Symbol is { DeclaringSyntaxReferences: [var reference] } and (ILocalSymbol or IFieldSymbol)
            && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var made } && IsMadeOnAdapter(made));
}
