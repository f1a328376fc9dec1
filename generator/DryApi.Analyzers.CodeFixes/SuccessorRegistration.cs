using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>
/// Registers the new client in a container, behind the statement that registers the old one, on whose connection it is. Nobody would say before the program runs that
/// it is missing.
/// </summary>
internal sealed class SuccessorRegistration(SemanticModel model, SuccessorMap map, SuccessorNames names, SourceText text, CancellationToken cancellationToken)
{
    private const string Method = "AddDryApi";

    /// <summary>What is to be inserted; nothing where the file has it.</summary>
    public IEnumerable<TextChange> Changes()
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        return root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Any(MakesNewClient) || root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(RegistersNewClient)
            ? []
            : root.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Behind).OfType<TextChange>();
    }

    /// <summary>Whether a name stands in what makes a new client: that it is the old one's is meant.</summary>
    public bool IsMeant(SyntaxNode name) => name.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(MakesNewClient);

    private bool MakesNewClient(BaseObjectCreationExpressionSyntax creation) => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancellationToken).Type, map.Client);

    private bool RegistersNewClient(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: Method, TypeArgumentList.Arguments: [var type] } }
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(type, cancellationToken).Type, map.Client);

    private TextChange? Behind(InvocationExpressionSyntax call)
    {
        if (call is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Method, Expression: var services } }
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ReducedFrom: not null, Parameters: var parameters } method
            || method.ReceiverType?.Name != "IServiceCollection"
            || call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement)
        {
            return null;
        }

        var (old, @new) = (names.Whole(statement.SpanStart, map.OldClient), names.Whole(statement.SpanStart, map.Client));
        var registration = parameters.Length > 0 && parameters[0].Type.SpecialType == SpecialType.System_String
            ? $"{services}.AddKeyedSingleton({call.ArgumentList.Arguments[0].Expression}, (provider, key) => new {@new}(provider.GetRequiredKeyedService<{old}>(key).RequestAdapter));"
            : $"{services}.AddSingleton(provider => new {@new}(provider.GetRequiredService<{old}>().RequestAdapter));";
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        return new TextChange(new TextSpan(statement.Span.End, 0), SuccessorNames.LineBreakOf(text) + (string.IsNullOrWhiteSpace(indent) ? indent : "") + registration);
    }
}
