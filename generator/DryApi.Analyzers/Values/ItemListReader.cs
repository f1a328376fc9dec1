using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Values;

/// <summary>Reads lists that stand in the source.</summary>
internal static class ItemListReader
{
    /// <summary>The list; null when it is none that keeps what stands there, such as a set.</summary>
    public static ItemList? Read(SdkTypes sdk, IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        // The compilers from SDK 8 on each have another operation for it, and one syntax.
        { Syntax: CollectionExpressionSyntax syntax, SemanticModel: { } model } => Collection(syntax, model, cancellationToken),
        IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 } => ItemList.Of(initializer.ElementValues),
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int size } }] } => new ItemList(ImmutableArray<IOperation>.Empty, size, IsComplete: true),
        IObjectCreationOperation creation when SymbolEqualityComparer.Default.Equals(creation.Type?.OriginalDefinition, sdk.List) => Added(creation),
        IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.Length: 0, ContainingType: { Name: "Array" or "Enumerable", ContainingNamespace.Name: "System" or "Linq" } } } =>
            ItemList.Of(ImmutableArray<IOperation>.Empty),
        _ => null,
    };

    /// <summary>The items of <c>Images = { … }</c>, which come to those that are there.</summary>
    public static ItemList Read(IObjectOrCollectionInitializerOperation initializer) => ItemList.Of(Added(initializer), isComplete: false);

    private static ItemList Collection(CollectionExpressionSyntax syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<IOperation>(syntax.Elements.Count);
        foreach (var element in syntax.Elements)
        {
            if (element is ExpressionElementSyntax { Expression: var expression } && model.GetOperation(Bare(expression), cancellationToken) is { } item)
            {
                items.Add(item);
            }
        }

        var count = syntax.Elements.Count(static element => element is ExpressionElementSyntax);
        return new ItemList(items.ToImmutable(), count, IsComplete: count == syntax.Elements.Count);
    }

    /// <summary>What <c>!</c> and parentheses stand around, which have no operation.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => Bare(operand),
        ParenthesizedExpressionSyntax { Expression: var inner } => Bare(inner),
        _ => expression,
    };

    private static ItemList Added(IObjectCreationOperation creation) => ItemList.Of(
        creation.Initializer is { } initializer ? Added(initializer) : ImmutableArray<IOperation>.Empty,
        isComplete: creation.Arguments is [] or [{ Parameter.Type.SpecialType: SpecialType.System_Int32 }]);

    private static ImmutableArray<IOperation> Added(IObjectOrCollectionInitializerOperation initializer) =>
        initializer.Initializers.OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "Add" && call.Arguments.Length == 1).Select(call => call.Arguments[0].Value).ToImmutableArray();
}
