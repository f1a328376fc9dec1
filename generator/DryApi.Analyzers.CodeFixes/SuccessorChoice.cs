using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>Says which class takes the place of an old one in a place, where several could: the one that has the fields that are set there.</summary>
internal sealed class SuccessorChoice(SemanticModel model, SuccessorMap map, CancellationToken cancellationToken)
{
    /// <summary>The class for a name of the old one; null where nothing takes its place.</summary>
    public SuccessorType? OfName(SyntaxNode name, ITypeSymbol old) => For(old, name.Parent switch
    {
        ObjectCreationExpressionSyntax creation => creation,
        _ => CreationBeside(name, old),
    });

    /// <summary>The class of an object whose field a source names.</summary>
    public SuccessorType? OfField(SimpleNameSyntax field, ITypeSymbol old) => For(old, field.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => creation,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax variable } => CreationOf(variable),
        _ => null,
    });

    private SuccessorType? For(ITypeSymbol old, BaseObjectCreationExpressionSyntax? creation)
    {
        var types = map.TypesOf(old);
        return types.Count < 2 || creation is null ? types.FirstOrDefault() : types.OrderBy(type => SetOn(creation).Count(type.IsGone)).First();
    }

    /// <summary>What is made of the class where the name declares a variable or what a function returns.</summary>
    private BaseObjectCreationExpressionSyntax? CreationBeside(SyntaxNode name, ITypeSymbol old)
    {
        var declaration = name.Ancestors().FirstOrDefault(static node => node is VariableDeclarationSyntax or StatementSyntax or MemberDeclarationSyntax);
        return declaration?.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(creation => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancellationToken).Type, old));
    }

    private BaseObjectCreationExpressionSyntax? CreationOf(IdentifierNameSyntax variable) =>
        model.GetSymbolInfo(variable, cancellationToken).Symbol is { DeclaringSyntaxReferences: [var reference] } and (ILocalSymbol or IFieldSymbol)
        && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation }
            ? creation
            : null;

    /// <summary>The fields that are set where the object is made, and through the variable that gets it.</summary>
    public static IEnumerable<string> SetOn(BaseObjectCreationExpressionSyntax creation)
    {
        var fields = (creation.Initializer?.Expressions ?? []).OfType<AssignmentExpressionSyntax>().Select(static each => each.Left).OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);
        return creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var variable } declarator }
            ? fields.Concat(Functions.Scope(declarator).DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static each => each.Left).OfType<MemberAccessExpressionSyntax>()
                .Where(each => each.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable).Select(static each => each.Name.Identifier.ValueText))
            : fields;
    }
}
