using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.Successors;

/// <summary>The way that a source writes from the old client to a builder: <c>client.RequestStatus[id]</c>.</summary>
/// <param name="Client">The client; null where it stands before a <c>?.</c></param>
/// <param name="Steps">What stands behind the client.</param>
/// <param name="Values">Where what the steps are given stands, without brackets, and how many values that is.</param>
internal sealed record BuilderAccess(ExpressionSyntax? Client, TextSpan Steps, IReadOnlyList<(TextSpan Span, int Count)> Values)
{
    /// <summary>The way to a builder; null where it starts elsewhere, as in a variable.</summary>
    public static BuilderAccess? Of(ExpressionSyntax builder, SemanticModel model, SuccessorMap map, CancellationToken cancellationToken)
    {
        var values = new List<(TextSpan, int)>();
        ExpressionSyntax at = builder;
        var start = at.Span.End;
        while (map.IsOldBuilder(model.GetTypeInfo(at, cancellationToken).Type))
        {
            switch (at)
            {
                case MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } member:
                    (start, at) = (member.OperatorToken.SpanStart, member.Expression);
                    break;
                case ElementAccessExpressionSyntax element:
                    values.Insert(0, (element.ArgumentList.Arguments.Span, element.ArgumentList.Arguments.Count));
                    (start, at) = (element.ArgumentList.SpanStart, element.Expression);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call:
                    values.Insert(0, (call.ArgumentList.Arguments.Span, call.ArgumentList.Arguments.Count));
                    (start, at) = (method.OperatorToken.SpanStart, method.Expression);
                    break;
                case MemberBindingExpressionSyntax binding when map.IsOldClient(model.GetSymbolInfo(binding, cancellationToken).Symbol?.ContainingType):
                    return new BuilderAccess(null, TextSpan.FromBounds(binding.OperatorToken.SpanStart, builder.Span.End), values);
                default:
                    return null;
            }
        }

        return map.IsOldClient(model.GetTypeInfo(at, cancellationToken).Type) ? new BuilderAccess(at, TextSpan.FromBounds(start, builder.Span.End), values) : null;
    }

    /// <summary>Whether the client is made in this place, on the adapter of another one: whoever writes that means the old one.</summary>
    public bool IsKept => Unwrapped is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestAdapter" } }] };

    private ExpressionSyntax? Unwrapped => Client is ParenthesizedExpressionSyntax { Expression: var inside } ? inside : Client;
}
