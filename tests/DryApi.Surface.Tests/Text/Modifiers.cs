using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>The words before a type or member, each with a space after it.</summary>
internal static class Modifiers
{
    public static string Of(INamedTypeSymbol type) => Words(
        Access(type.DeclaredAccessibility),
        type switch
        {
            { TypeKind: TypeKind.Class, IsStatic: true } => "static",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed",
            _ => "",
        },
        type is { TypeKind: TypeKind.Struct, IsReadOnly: true } ? "readonly" : "",
        type.IsRefLikeType ? "ref" : "",
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            _ => type.TypeKind.ToString().ToLowerInvariant(),
        });

    public static string Of(ISymbol member) => Words(
        IsInInterface(member) && member.DeclaredAccessibility == Accessibility.Public ? "" : Access(member.DeclaredAccessibility),
        member switch
        {
            IFieldSymbol { IsConst: true } => "const",
            { IsStatic: true } => "static",
            _ => "",
        },
        member switch
        {
            // An interface's instance member is abstract when nothing is said.
            { IsAbstract: true } when IsInInterface(member) && !member.IsStatic => "",
            { IsAbstract: true, IsOverride: true } => "abstract override",
            { IsAbstract: true } => "abstract",
            { IsSealed: true, IsOverride: true } => "sealed override",
            { IsOverride: true } => "override",
            { IsVirtual: true } => "virtual",
            { IsStatic: false } when IsInInterface(member) => "sealed",
            _ => "",
        },
        member is IFieldSymbol { IsReadOnly: true } || IsReadOnlyOfItself(member) ? "readonly" : "",
        member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true } ? "required" : "",
        member is IFieldSymbol { IsVolatile: true } ? "volatile" : "",
        member is IEventSymbol ? "event" : "",
        member switch
        {
            IPropertySymbol property => ByRef(property.RefKind),
            IFieldSymbol field => ByRef(field.RefKind),
            IMethodSymbol method => ByRef(method.RefKind),
            _ => "",
        });

    /// <summary>The words before the type that a delegate returns.</summary>
    public static string OfReturn(IMethodSymbol invoke) => Words(ByRef(invoke.RefKind));

    /// <summary>The words before an accessor, as far as its property does not say them.</summary>
    public static string OfAccessor(IMethodSymbol accessor, IPropertySymbol property) => Words(
        accessor.DeclaredAccessibility == property.DeclaredAccessibility ? "" : Access(accessor.DeclaredAccessibility),
        IsReadOnlyOfItself(accessor) ? "readonly" : "");

    /// <summary>All members of a readonly struct are readonly.</summary>
    private static bool IsReadOnlyOfItself(ISymbol member) => member is IMethodSymbol { IsReadOnly: true, IsStatic: false, ContainingType: { TypeKind: TypeKind.Struct, IsReadOnly: false } };

    private static bool IsInInterface(ISymbol member) => member.ContainingType is { TypeKind: TypeKind.Interface };

    private static string ByRef(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.RefReadOnly => "ref readonly",
        _ => "",
    };

    private static string Access(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        _ => throw new ArgumentOutOfRangeException(nameof(accessibility), accessibility, "Not visible"),
    };

    private static string Words(params IEnumerable<string> words) => string.Concat(words.Where(word => word != "").Select(word => word + " "));
}
