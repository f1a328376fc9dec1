using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>DRY3001: http becomes https, where the text begins with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HttpsFix))]
public sealed class HttpsFix() : RuleFix(Descriptors.Scheme)
{
    private const string Http = "http://";

    private protected override IEnumerable<Fix> Fixes(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        var token = FirstText(node);
        var start = token.Text.IndexOf(Http, StringComparison.OrdinalIgnoreCase);
        if (start < 0
            || !token.ValueText.StartsWith(Http, StringComparison.OrdinalIgnoreCase)
            || !FixData.Read(diagnostic.Properties, FixData.Schemes).Contains("https")
            || (model.GetConstantValue(node, cancellationToken).Value is string text && !Validation.Rules.HasScheme("https" + text.Substring(4), "https")))
        {
            yield break;
        }

        var at = token.SpanStart + start + "http".Length;
        yield return new Fix("Use https", "https", new TextChange(new TextSpan(at, 0), token.Text[start] == 'H' ? "S" : "s"));
    }

    /// <summary>The literal that a text begins with.</summary>
    private static SyntaxToken FirstText(SyntaxNode node) => node switch
    {
        ArgumentSyntax argument => FirstText(argument.Expression),
        LiteralExpressionSyntax literal => literal.Token,
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } => text.TextToken,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left } => FirstText(left),
        ParenthesizedExpressionSyntax { Expression: var inner } => FirstText(inner),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } => FirstText(first),
        _ => default,
    };
}
