using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Rules;

/// <summary>Tells what can be set on an object after its initializer, before the SDK gets it.</summary>
internal static class Completeness
{
    /// <summary>The properties that are set later; null when nobody can tell which.</summary>
    public static IReadOnlyCollection<string>? SetLater(SdkTypes sdk, IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        if (!StartsEmpty(sdk, creation))
        {
            return null;
        }

        var parent = creation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } when sdk.IsOfSdk(call.TargetMethod) => [],
            IInvocationOperation call when sdk.IsOfSdk(call.TargetMethod) => [],
            IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } => [],
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => SetThrough(sdk, local, creation, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Whether all properties are null that are not set: a constructor of one's own may know better.</summary>
    private static bool StartsEmpty(SdkTypes sdk, IObjectCreationOperation creation) => creation is { Type: { } type, Arguments.IsEmpty: true, Constructor: { } constructor }
        && (sdk.IsOfSdk(type)
            || (constructor.IsImplicitlyDeclared
                && type.BaseType is { SpecialType: SpecialType.System_Object }
                && type.DeclaringSyntaxReferences.Length > 0
                && type.GetMembers().OfType<IPropertySymbol>().All(static property => property.DeclaringSyntaxReferences.All(
                    static reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: null }))));

    /// <summary>The properties that are set through a variable; null when others can get at the object.</summary>
    private static IReadOnlyCollection<string>? SetThrough(SdkTypes sdk, ILocalSymbol local, IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        var scope = creation.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);
        if (scope is null || creation.SemanticModel is not { } model)
        {
            return null;
        }

        List<string> set = [];
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name
                || model.GetOperation(name, cancellationToken) is not ILocalReferenceOperation reference
                || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                continue;
            }

            if (reference.Parent is IPropertyReferenceOperation { Property.Name: var property, Parent: IAssignmentOperation { Target: var target } } && target == reference.Parent)
            {
                set.Add(property);
            }
            else if (!IsRead(sdk, reference))
            {
                return null;
            }
        }

        return set;
    }

    private static bool IsRead(SdkTypes sdk, IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => sdk.IsOfSdk(call.TargetMethod),
            IInvocationOperation call => sdk.IsOfSdk(call.TargetMethod),
            IPropertyReferenceOperation => true,
            _ => false,
        };
    }
}
