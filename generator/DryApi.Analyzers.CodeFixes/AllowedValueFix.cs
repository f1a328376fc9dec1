using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>DRY3004: each of the values that are allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllowedValueFix))]
public sealed class AllowedValueFix() : RuleFix(Descriptors.Allowed)
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = node is ArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax;
        if (expression is null)
        {
            yield break;
        }

        var info = model.GetTypeInfo(expression, cancellationToken);
        var type = Bare(info.ConvertedType ?? info.Type);
        var isText = type is { SpecialType: SpecialType.System_String } || Bare(info.Type) is { SpecialType: SpecialType.System_String };
        foreach (var value in FixData.Read(diagnostic.Properties, FixData.Values))
        {
            var text = Named(type, value) is { } member ? $"{type!.ToMinimalDisplayString(model, node.SpanStart)}.{member}"
                : isText ? SymbolDisplay.FormatLiteral(value, quote: true)
                : NumberText.Like(expression, value);
            yield return new Fix($"Use {text}", value, new TextChange(diagnostic.Location.SourceSpan, text));
        }
    }

    private static ITypeSymbol? Bare(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    /// <summary>The property that an open enumeration has for the value, such as <c>VoiceClone</c>.</summary>
    private static string? Named(ITypeSymbol? type, string value) => type is { IsValueType: true, SpecialType: SpecialType.None }
        ? type.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.IsStatic && SymbolEqualityComparer.Default.Equals(property.Type, type) && new EnumMember(property.Name).StandsFor(value))?.Name
        : null;
}
