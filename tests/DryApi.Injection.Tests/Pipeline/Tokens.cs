using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Injection.Tests.Pipeline;

/// <summary>The tokens of C#, documentation and directives among them, without the contents of names, literals and comments.</summary>
internal sealed class Tokens
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private Tokens()
    {
    }

    /// <summary>What strings the code holds.</summary>
    public HashSet<string> Strings { get; } = new(StringComparer.Ordinal);

    /// <summary>What the compiler says of the text alone.</summary>
    public List<string> Errors { get; } = [];

    public static Tokens Of(IReadOnlyDictionary<string, string> files)
    {
        var tokens = new Tokens();
        foreach (var (name, code) in files)
        {
            var tree = CSharpSyntaxTree.ParseText(code, ParseOptions, name);
            tokens.Errors.AddRange(tree.GetDiagnostics().Select(diagnostic => diagnostic.ToString()));
            tokens.Read(tree.GetRoot());
        }

        return tokens;
    }

    /// <summary>The kinds of which there are more than in each of several others.</summary>
    public IEnumerable<string> Beyond(IReadOnlyList<Tokens> others) =>
        from kind in _counts
        let most = others.Max(other => other._counts.GetValueOrDefault(kind.Key))
        where kind.Value > most
        select $"{kind.Value} × {kind.Key}, not {most}";

    private void Read(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true))
        {
            if (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.Utf8StringLiteralToken))
            {
                Strings.Add(token.ValueText);
            }

            if (KindOf(token) is { } kind)
            {
                Count(kind);
            }

            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => !trivia.HasStructure && !IsSpace(trivia)))
            {
                Count(trivia.Kind().ToString());
            }
        }
    }

    private static string? KindOf(SyntaxToken token) => token.Kind() switch
    {
        // The text of documentation may have as many lines and entities as it likes.
        SyntaxKind.XmlTextLiteralToken or SyntaxKind.XmlTextLiteralNewLineToken or SyntaxKind.XmlEntityLiteralToken => null,
        SyntaxKind.IdentifierToken when token.Parent is not null && token.Parent.IsKind(SyntaxKind.XmlName) => "<" + token.ValueText,
        SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken => token.Kind().ToString(),
        _ => token.Text,
    };

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.DocumentationCommentExteriorTrivia;

    private void Count(string kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
}
