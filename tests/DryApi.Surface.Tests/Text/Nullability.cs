using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>Finds types about whose nullability nothing is said: they look as if they were not nullable.</summary>
internal static class Nullability
{
    /// <summary>What is written after a line with such a type.</summary>
    public static string Mark(bool isUnsaid) => isUnsaid ? " // nullable disable" : "";

    public static bool IsUnsaid(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => IsUnsaid(field.Type),
        IEventSymbol @event => IsUnsaid(@event.Type),
        IPropertySymbol property => IsUnsaid(property.Type) || property.Parameters.Any(IsUnsaid),
        IParameterSymbol parameter => IsUnsaid(parameter.Type),
        IMethodSymbol method => IsUnsaid(method.ReturnType) || method.Parameters.Any(IsUnsaid),
        _ => false,
    };

    public static bool IsUnsaid(ITypeSymbol type) => (!type.IsValueType && CanBeNull(type) && type.NullableAnnotation == NullableAnnotation.None) || IsUnsaidInside(type);

    /// <summary>Looks at the arguments and elements only: a base type and an interface are never nullable themselves.</summary>
    public static bool IsUnsaidInside(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsUnsaid(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnsaid),
        _ => false,
    };

    private static bool CanBeNull(ITypeSymbol type) => type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer);
}
