using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Analyzers.Tests.Verifying;

/// <summary>A project in a workspace, as an editor has it, whose diagnostics code fixes mend.</summary>
internal sealed class FixedProject
{
    private readonly CodeFixProvider _provider;
    private readonly ProjectId _id;

    public FixedProject(CodeFixProvider provider, params IEnumerable<(string Path, string Text)> sources)
        : this(provider, Compiling.WithSdk, sources)
    {
    }

    /// <param name="provider">What mends.</param>
    /// <param name="shared">What the project refers to.</param>
    /// <param name="sources">Its files.</param>
    public FixedProject(CodeFixProvider provider, Compilation shared, params IEnumerable<(string Path, string Text)> sources)
    {
        (_provider, _id) = (provider, ProjectId.CreateNewId());
        Solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            _id,
            VersionStamp.Default,
            "Sample",
            "Sample",
            LanguageNames.CSharp,
            compilationOptions: shared.Options,
            parseOptions: Compiling.ParseOptions,
            metadataReferences: shared.References));
        Solution = Solution.AddDocument(DocumentId.CreateNewId(_id), "GlobalUsings.cs", Compiling.GlobalUsings);
        foreach (var (path, text) in sources)
        {
            Solution = Solution.AddDocument(DocumentId.CreateNewId(_id), path, text);
        }
    }

    public Solution Solution { get; private set; }

    private Project Project => Solution.GetProject(_id)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<string> TextAsync(string path) => (await Document(path).GetTextAsync(Token)).ToString();

    /// <summary>What the compiler says, warnings included, by place. That libraries were built against older versions of the framework it says in no project.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CompilerSaysAsync() =>
        [.. (await Project.GetCompilationAsync(Token))!.GetDiagnostics(Token).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1701").OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(each => each.Location.SourceSpan.Start)];

    /// <summary>Writes a file anew.</summary>
    public void Write(string path, string text) => Solution = Solution.WithDocumentText(Document(path).Id, Microsoft.CodeAnalysis.Text.SourceText.From(text));

    /// <summary>The compilation as it stands.</summary>
    public Task<Compilation?> CompilationAsync() => Project.GetCompilationAsync(Token);

    /// <summary>What the fix's analyzers say, in the order of the text; the source compiles.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = (await Project.GetCompilationAsync(Token))!;
        Compiling.ShouldHaveNoErrors(compilation);
        return [.. (await Compiling.AnalyzeAsync(compilation)).Where(diagnostic => _provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    /// <summary>What the fix offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await _provider.RegisterCodeFixesAsync(new CodeFixContext(Project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), Token));
        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(Token);
        Solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>Mends all diagnostics at once, in the way of an offer.</summary>
    public async Task ApplyToAllAsync(string key, FixAllScope scope, string path)
    {
        var context = new FixAllContext(Document(path), _provider, scope, key, _provider.FixableDiagnosticIds, new Provider(), Token);
        await ApplyAsync((await _provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private Document Document(string path) => Project.Documents.Single(document => document.Name == path);

    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await (await project.GetCompilationAsync(cancellationToken))!.WithAnalyzers(Compiling.Analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
