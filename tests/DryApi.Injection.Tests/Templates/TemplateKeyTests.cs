using System.Reflection;
using DryApi.OpenApi.Normalization;
using Fluid;
using Fluid.Ast;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DryApi.Injection.Tests.Templates;

/// <summary>What the tool says to the templates and what they read is the same: a key that nobody reads is left from something, one that nobody writes is always empty.</summary>
public sealed class TemplateKeyTests
{
    private static readonly HashSet<string> Writers = [.. typeof(TemplateValues).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name)];

    [Fact]
    public void Keys_ThatTheToolWrites_AreThoseThatTheTemplatesRead()
    {
        var written = Directory.EnumerateFiles(RepositoryFiles.PathOf("generator/DryApi.OpenApi/Normalization"), "*.cs").SelectMany(path => Written(File.ReadAllText(path))).ToHashSet();
        var read = Directory.EnumerateFiles(RepositoryFiles.PathOf("build/nswag/templates"), "*.liquid").SelectMany(path => Read(File.ReadAllText(path))).ToHashSet();

        written.Count.ShouldBeGreaterThan(20);
        written.Except(read).Order().ShouldBeEmpty("written, and read by no template");
        read.Except(written).Order().ShouldBeEmpty("read by a template, and never written");
    }

    [Fact]
    public void Written_OnCode_IsTheFirstTextOfEachWriter() =>
        Written("""class C { void M() { values.Name("name", x); json.WriteString("other", y); values.Items("all", z, each => values.Flag("isOne", true)); } }""").ShouldBe(["name", "all", "isOne"]);

    [Fact]
    public void Read_OnATemplate_IsWhatItAsksOfEncodedValues() =>
        Read("""{% assign x = property.ExtensionData["x-csharp"] %}{{ x.name }}{% for each in x.all %}{{ each.part }}{{ property.Type }}{% endfor %}{% if x.isOne and ExtensionData["x-csharp"].own %}{% endif %}""")
            .Order().ShouldBe(["all", "isOne", "name", "own", "part"]);

    private static IEnumerable<string> Written(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax method && Writers.Contains(method.Name.Identifier.Text))
        .Select(call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
        .OfType<LiteralExpressionSyntax>().Select(key => key.Token.ValueText);

    private static HashSet<string> Read(string template)
    {
        var visitor = new Visitor();
        visitor.VisitTemplate(new FluidParser().Parse(template));
        return visitor.Keys;
    }

    private sealed class Visitor : AstVisitor
    {
        private readonly HashSet<string> _values = new(StringComparer.Ordinal);

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            Note(assignStatement.Identifier, assignStatement.Value);
            return base.VisitAssignStatement(assignStatement);
        }

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            Note(forStatement.Identifier, forStatement.Source);
            return base.VisitForStatement(forStatement);
        }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            // The names after the one key, or after a variable that holds what was under it.
            var segments = memberExpression.Segments.ToList();
            var key = segments.FindIndex(segment => segment is IdentifierSegment { Identifier: "ExtensionData" });
            var names = key >= 0 ? segments.Skip(key + 1) : IsValue(memberExpression) ? segments.Skip(1) : [];
            Keys.UnionWith(names.OfType<IdentifierSegment>().Select(segment => segment.Identifier).Where(name => name is not ("size" or "first" or "last")));
            return base.VisitMemberExpression(memberExpression);
        }

        private void Note(string variable, Expression value)
        {
            if (value is MemberExpression member && (IsValue(member) || member.Segments.Any(segment => segment is IdentifierSegment { Identifier: "ExtensionData" })))
            {
                _values.Add(variable);
            }
        }

        private bool IsValue(MemberExpression member) => member.Segments[0] is IdentifierSegment first && _values.Contains(first.Identifier);
    }
}
