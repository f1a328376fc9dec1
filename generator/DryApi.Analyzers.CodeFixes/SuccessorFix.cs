using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>
/// DRY3201: goes over to the new client. A call goes over with its client, its request and all that names them, so what is mended is a file, and with Fix All a project
/// or a solution: also the files that make a client and call nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuccessorFix))]
public sealed class SuccessorFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.Successor.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => Whole.Instance;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        if (compilation is null || SuccessorMap.Of(compilation) is not [var map, ..])
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create($"Go over to {map.Namespace} in this file", token => MendAsync(context.Document.Project.Solution, [context.Document], token), Descriptors.Successor.Id),
            context.Diagnostics);
    }

    private static async Task<Solution> MendAsync(Solution solution, IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
        {
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (model is not null && SuccessorMap.Of(model.Compilation) is [var map, ..] && new SuccessorRewriter(model, map, text, cancellationToken).Changes() is { Count: > 0 } changes)
            {
                solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
            }
        }

        return solution;
    }

    private sealed class Whole : FixAllProvider
    {
        public static readonly Whole Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var documents = fixAllContext.Scope switch
            {
                FixAllScope.Document => [fixAllContext.Document!],
                FixAllScope.Project => fixAllContext.Project.Documents,
                _ => fixAllContext.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp).SelectMany(static project => project.Documents),
            };
            return Task.FromResult<CodeAction?>(CodeAction.Create("Go over to the new client", token => MendAsync(fixAllContext.Solution, documents, token), Descriptors.Successor.Id));
        }
    }
}
