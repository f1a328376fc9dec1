using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>Names as the compiler writes them, and no name of something that it did not find.</summary>
internal static class Display
{
    private static readonly SymbolDisplayFormat Full = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        // For the enumeration before a default value.
        SymbolDisplayMemberOptions.IncludeContainingType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat Short = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Generic = Full.WithParameterOptions(SymbolDisplayParameterOptions.None);

    private static readonly SymbolDisplayFormat Constrained = Generic.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>A type with its namespace and its nullability.</summary>
    public static string Type(ITypeSymbol type) => Text(type, Full);

    /// <summary>A parameter with type, modifiers and default value.</summary>
    public static string Parameter(IParameterSymbol parameter) => Text(parameter, Full);

    /// <summary>The name of a type or member by itself.</summary>
    public static string Name(ISymbol symbol) => Text(symbol, Short);

    /// <summary>The name of a namespace; nothing for the global one.</summary>
    public static string Namespace(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : Text(space, Full);

    /// <summary>The constraints of the type parameters, with a space before.</summary>
    public static string Constraints(ISymbol symbol) => Text(symbol, Constrained)[Text(symbol, Generic).Length..];

    private static string Text(ISymbol symbol, SymbolDisplayFormat format)
    {
        var parts = symbol.ToDisplayParts(format);
        var missing = string.Join(", ", parts.Where(part => part.Kind == SymbolDisplayPartKind.ErrorTypeName));
        return missing == "" ? parts.ToDisplayString() : throw new InvalidOperationException($"The surface names a type that is in none of the references: {missing} (for {symbol})");
    }
}
