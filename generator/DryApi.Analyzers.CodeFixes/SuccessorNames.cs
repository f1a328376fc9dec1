using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>
/// Writes the names of the new types: short, with a <c>using</c> where one is missing; whole where a short name would mean something else. Where a name that stays
/// would mean two types with that <c>using</c>, there is none.
/// </summary>
internal sealed class SuccessorNames(SemanticModel model, SuccessorMap map, SourceText text, CancellationToken cancellationToken)
{
    private readonly List<(SyntaxNode Place, INamedTypeSymbol Type)> _names = [];
    private bool _mayImport = true;

    /// <summary>A name that is replaced, with all before its dots.</summary>
    public void Replace(SyntaxNode name, INamedTypeSymbol type) => _names.Add((Qualified(name), type));

    /// <summary>A name that stays.</summary>
    public void Keep(SimpleNameSyntax name, INamedTypeSymbol type)
    {
        if (Qualified(name) == name && map.Client.ContainingAssembly.GetTypeByMetadataName(map.Namespace + "." + type.Name) is not null)
        {
            _mayImport = false;
        }
    }

    /// <summary>The whole name of a type.</summary>
    public string Whole(int position, INamedTypeSymbol type)
    {
        var name = type.ToDisplayString();
        var first = name.Split('.')[0];
        return model.LookupNamespacesAndTypes(position, name: first) is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }] ? name : "global::" + name;
    }

    /// <summary>The changes.</summary>
    public IEnumerable<TextChange> Changes()
    {
        var isImportNeeded = false;
        foreach (var (place, type) in _names)
        {
            var seen = model.LookupSymbols(place.SpanStart, name: type.Name);
            var isInView = seen.Length == 1 && SymbolEqualityComparer.Default.Equals(seen[0], type);
            var isShort = isInView || (_mayImport && seen.IsEmpty && !place.Ancestors().Any(static node => node is UsingDirectiveSyntax));
            isImportNeeded |= isShort && !isInView;
            yield return new TextChange(place.Span, isShort ? type.Name : Whole(place.SpanStart, type));
        }

        if (isImportNeeded)
        {
            yield return Import();
        }
    }

    /// <summary>How the lines of a file end.</summary>
    public static string LineBreakOf(SourceText text) => text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) : "\n";

    private TextChange Import()
    {
        var line = $"using {map.Namespace};";
        var end = LineBreakOf(text);
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken);
        var usings = root.Usings.Where(static each => each.Alias is null && each.StaticKeyword.IsKind(SyntaxKind.None) && each.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        return (usings.Find(each => each.Name?.ToString() == map.OldClient.ContainingNamespace.ToDisplayString()) ?? usings.LastOrDefault() ?? root.Usings.LastOrDefault()) is { } last
            ? new TextChange(new TextSpan(last.Span.End, 0), end + line)
            : new TextChange(new TextSpan(root.GetFirstToken().SpanStart, 0), line + end + end);
    }

    /// <summary>A name with all before its dots.</summary>
    private static SyntaxNode Qualified(SyntaxNode name) => name.Parent switch
    {
        QualifiedNameSyntax parent when parent.Right == name => Qualified(parent),
        AliasQualifiedNameSyntax parent when parent.Name == name => Qualified(parent),
        MemberAccessExpressionSyntax parent when parent.Name == name => Qualified(parent),
        QualifiedCrefSyntax { Member: NameMemberCrefSyntax member } parent when member == name => parent,
        _ => name,
    };
}
