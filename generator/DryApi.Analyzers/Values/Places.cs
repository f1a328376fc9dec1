using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.Values;

/// <summary>Where diagnostics stand that are about more than an expression.</summary>
internal static class Places
{
    /// <summary><c>new Model</c>, without what is given to it.</summary>
    public static Location OfCreation(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, creation.Type.Span.End)),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
