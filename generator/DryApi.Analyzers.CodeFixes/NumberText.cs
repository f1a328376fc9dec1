using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>Writes a number as another stood there: <c>100L</c> for <c>500L</c>, <c>1.0</c> for <c>1.5</c>.</summary>
internal static class NumberText
{
    public static string Like(SyntaxNode node, string number)
    {
        var literal = (node switch
        {
            ArgumentSyntax argument => argument.Expression,
            ExpressionSyntax expression => expression,
            _ => null,
        }) switch
        {
            LiteralExpressionSyntax plain => plain.Token.Text,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax negated } => negated.Token.Text,
            _ => "",
        };

        // In 0xFF the letters are digits; only L and U follow them.
        var isHexadecimal = literal.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || literal.StartsWith("0b", StringComparison.OrdinalIgnoreCase);
        var digits = literal.TrimEnd(isHexadecimal ? ['l', 'L', 'u', 'U'] : ['l', 'L', 'u', 'U', 'f', 'F', 'd', 'D', 'm', 'M']);
        var suffix = literal.Substring(digits.Length);
        if (number.Contains('.') && suffix.IndexOfAny(['l', 'L', 'u', 'U']) >= 0)
        {
            suffix = "";
        }

        return number + (digits.Contains('.') && number.All(static c => c == '-' || char.IsDigit(c)) ? ".0" : "") + suffix;
    }
}
