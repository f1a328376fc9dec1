using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>DRY3003: the nearest number that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNumberFix))]
public sealed class NearestNumberFix() : RuleFix(Descriptors.Range)
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(FixData.Bound, out var bound) && bound is not null)
        {
            var text = NumberText.Like(node, bound);
            yield return new Fix($"Use {text}", "nearest", new TextChange(diagnostic.Location.SourceSpan, text));
        }
    }
}
