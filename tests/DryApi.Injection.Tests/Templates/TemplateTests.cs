using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace DryApi.Injection.Tests.Templates;

/// <summary>The templates write nothing but what an encoder made, and what NSwag itself read as a type.</summary>
public sealed class TemplateTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("build/nswag/templates");

    public static TheoryData<string> Templates => [.. Directory.EnumerateFiles(Folder, "*.liquid").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void Templates_InTheFolder_AreThere() => Templates.Count.ShouldBeGreaterThan(3);

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_WritesOnlyWhatWasEncoded(string template) => Findings(File.ReadAllText(Path.Combine(Folder, template))).ShouldBeEmpty();

    [Theory]
    [InlineData("{{ Description }}")]
    [InlineData("{{ Description | csharpdocs }}")]
    [InlineData("{{ property.Name }}")]
    [InlineData("{{ ExtensionData[\"x-other\"].name }}")]
    [InlineData("{% assign x = ExtensionData -%}{{ x[\"x-csharp\"].name }}")]
    [InlineData("{% assign x = operation.Summary %}{{ x }}")]
    [InlineData("{% for line in Enums %}{{ line }}{% endfor %}")]
    [InlineData("{% for property in Properties %}{% assign x = property.Description %}{{ x }}{% endfor %}")]
    [InlineData("{% capture x %}{{ Description }}{% endcapture %}")]
    [InlineData("{% capture c %}text{% endcapture %}{% assign c = Description %}{{ c }}")]
    [InlineData("{% if x %}{{ x.name }}{% endif %}")]
    [InlineData("{% assign x = ExtensionData[\"x-csharp\"] %}{% assign x = Description %}{{ x }}")]
    [InlineData("{% assign x = ExtensionData[\"x-csharp\"] %}{{ x.name | append: Description }}")]
    public void Template_OnARawValue_IsFound(string template) => Findings(template).ShouldNotBeEmpty();

    [Theory]
    [InlineData("{% assign x = ExtensionData[\"x-csharp\"] %}{{ x.name }}{% for line in x.summary %}{{ line }}{% endfor %}")]
    [InlineData("{% for property in Properties %}{% assign p = property.ExtensionData[\"x-csharp\"] %}{{ p.name }} {{ property.Type }}{% endfor %}")]
    [InlineData("{{ Namespace }} {{ Classes }}")]
    [InlineData("{% assign x = ExtensionData[\"x-csharp\"] %}{% capture c %}int {{ x.name }}{% endcapture %}{{ c }}")]
    public void Template_OnAnEncodedValue_IsLeftAlone(string template) => Findings(template).ShouldBeEmpty();

    private static List<string> Findings(string template)
    {
        var visitor = new Visitor();
        visitor.VisitTemplate(new FluidParser().Parse(template));
        return visitor.Findings;
    }

    private sealed class Visitor : AstVisitor
    {
        /// <summary>What NSwag's options say, what other templates made, and NSwag's reading of types, which is held against the contract.</summary>
        private static readonly HashSet<string> OfNSwag = new(StringComparer.Ordinal)
        {
            "Namespace", "ToolchainVersion", "Clients", "Classes", "property.Type", "operation.ContentParameter.Type", "operation.UnwrappedResultType",
        };

        /// <summary>The variables, and whether what they hold was encoded each time that they were assigned.</summary>
        private readonly Dictionary<string, bool> _variables = new(StringComparer.Ordinal);

        public List<string> Findings { get; } = [];

        protected override Statement VisitOutputStatement(OutputStatement outputStatement)
        {
            if (!IsEncoded(outputStatement.Expression))
            {
                Findings.Add(Text(outputStatement.Expression));
            }

            return base.VisitOutputStatement(outputStatement);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            Assign(assignStatement.Identifier, IsEncoded(assignStatement.Value));
            return base.VisitAssignStatement(assignStatement);
        }

        protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
        {
            var before = Findings.Count;
            var visited = base.VisitCaptureStatement(captureStatement);
            Assign(captureStatement.Identifier, Findings.Count == before);
            return visited;
        }

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            Assign(forStatement.Identifier, IsEncoded(forStatement.Source));
            return base.VisitForStatement(forStatement);
        }

        private void Assign(string name, bool isEncoded) => _variables[name] = isEncoded && _variables.GetValueOrDefault(name, true);

        private bool IsEncoded(Expression expression)
        {
            if (expression is not MemberExpression member)
            {
                return false;
            }

            var text = Text(member);
            return OfNSwag.Contains(text)
                || text.Split(".ExtensionData[x-csharp]") is [_, _]
                || text.StartsWith("ExtensionData[x-csharp]", StringComparison.Ordinal)
                || _variables.GetValueOrDefault(((IdentifierSegment)member.Segments[0]).Identifier);
        }

        private static string Text(Expression expression) => expression is MemberExpression member
            ? string.Concat(member.Segments.Select((segment, index) => segment switch
            {
                IdentifierSegment identifier => (index > 0 ? "." : "") + identifier.Identifier,
                IndexerSegment { Expression: LiteralExpression { Value: StringValue name } } => $"[{name.ToStringValue()}]",
                _ => "[…]",
            }))
            : expression.GetType().Name;
    }
}
