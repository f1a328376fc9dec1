using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>DRY3102: the handle is kept, and the job waited for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitForJobFix))]
public sealed class WaitForJobFix() : RuleFix(Descriptors.JobIgnored)
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || !Functions.CanAwait(call))
        {
            yield break;
        }

        var configured = call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax outer } ? outer : call;
        var configuration = configured == call ? "" : $".ConfigureAwait{configured.ArgumentList}";
        var whole = configured.Parent as AwaitExpressionSyntax ?? (ExpressionSyntax)configured;
        var submission = $"await {configured}";
        var wait = $"WaitAsync({Token(call, model, cancellationToken)}){configuration}";
        if (whole.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement)
        {
            var job = Name(statement);
            var text = model.SyntaxTree.GetText(cancellationToken);
            var line = text.Lines.GetLineFromPosition(statement.SpanStart).ToString();
            var indent = line.Substring(0, line.Length - line.TrimStart().Length);
            var end = text.Lines.Count > 1 && text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) == "\r\n" ? "\r\n" : "\n";
            yield return new Fix("Wait for the job", "wait", new TextChange(statement.Span, $"var {job} = {submission};{end}{indent}await {job}.{wait};"));
            yield return new Fix("Keep the job's handle", "keep", new TextChange(statement.Span, $"var {job} = {submission};"));
        }
        else
        {
            yield return new Fix("Wait for the job", "wait", new TextChange(whole.Span, $"await ({submission}).{wait}"));
        }
    }

    /// <summary>What cancels the submission cancels the waiting.</summary>
    private static string Token(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var token = call.ArgumentList.Arguments.FirstOrDefault(argument => model.GetTypeInfo(argument.Expression, cancellationToken).Type?.Name == nameof(CancellationToken));
        return token is null ? "" : $"cancellationToken: {token.Expression}";
    }

    /// <summary>A name that nothing else has, nor gets when all jobs of the member are mended at once.</summary>
    private static string Name(ExpressionStatementSyntax statement)
    {
        var scope = Functions.Scope(statement);
        var ordinal = scope.DescendantNodes().OfType<ExpressionStatementSyntax>()
            .TakeWhile(each => each != statement)
            .Count(static each => each.Expression.DescendantNodesAndSelf().Any(static node => node is SimpleNameSyntax { Identifier.ValueText: "SubmitAsync" }));
        var taken = new HashSet<string>(scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        return new[] { "job" }.Concat(Enumerable.Range(2, taken.Count + ordinal + 2).Select(static number => $"job{number}")).Where(name => !taken.Contains(name)).ElementAt(ordinal);
    }
}
