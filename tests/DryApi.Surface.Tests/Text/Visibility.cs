using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>What somebody outside of the assembly can reach.</summary>
internal static class Visibility
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>Whether a type or member, in a type that is visible, is so itself.</summary>
    public static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        // Nobody derives from a sealed type.
        Accessibility.Protected or Accessibility.ProtectedOrInternal => symbol.ContainingType is { IsSealed: false },
        _ => false,
    };

    /// <summary>Whether a member is one that somebody wrote, or that the header of its type does not say already.</summary>
    public static bool IsMember(ISymbol member) => IsVisible(member) && member switch
    {
        INamedTypeSymbol => true,
        IMethodSymbol { AssociatedSymbol: not null } => false,
        { IsImplicitlyDeclared: true } => false,
        { ContainingType.IsRecord: true } => !IsOfEveryRecord(member),
        _ => true,
    };

    private static bool IsOfEveryRecord(ISymbol member) => member switch
    {
        // Only those with a parameter list have it.
        { Name: WellKnownMemberNames.DeconstructMethodName } => false,
        IPropertySymbol property => property is { Name: "EqualityContract", GetMethod: { } getter } && IsGenerated(getter),
        _ => IsGenerated(member),
    };

    private static bool IsGenerated(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == CompilerGenerated);
}
