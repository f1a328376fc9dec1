using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>A type: its attributes, its header, its members.</summary>
internal static class TypeText
{
    private const string Indentation = "    ";

    public static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        var attributes = AttributeText.Of(type.GetAttributes());
        if (type is { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke })
        {
            return [.. attributes, .. AttributeText.Of(invoke.GetReturnTypeAttributes(), "return: "), DelegateLine(type, invoke)];
        }

        return [.. attributes, Header(type), "{", .. Members(type).Select(line => line == "" ? line : Indentation + line), "}"];
    }

    /// <summary>By name, then by what is told apart by type parameters.</summary>
    public static IEnumerable<INamedTypeSymbol> Sorted(IEnumerable<INamedTypeSymbol> types) =>
        types.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.Arity).ThenBy(Header, StringComparer.Ordinal);

    private static string DelegateLine(INamedTypeSymbol type, IMethodSymbol invoke) =>
        $"{Modifiers.Of(type)}{Modifiers.OfReturn(invoke)}{Display.Type(invoke.ReturnType)} {Name(type)}{ParameterText.List(invoke.Parameters)}{Display.Constraints(type)};{Nullability.Mark(Nullability.IsUnsaid(invoke))}";

    private static string Header(INamedTypeSymbol type)
    {
        var bases = Bases(type).ToArray();
        // The block of extension members has a receiver in the place of modifiers and a name.
        return (type.ExtensionParameter is { } receiver ? $"extension{ParameterText.Generic(type.TypeParameters)}{ParameterText.List([receiver])}" : Modifiers.Of(type) + Name(type))
            + (bases.Length == 0 ? "" : " : " + string.Join(", ", bases.Select(Display.Type)))
            + Display.Constraints(type)
            + Nullability.Mark(bases.Any(Nullability.IsUnsaidInside));
    }

    private static string Name(INamedTypeSymbol type) => Display.Name(type) + ParameterText.Generic(type.TypeParameters);

    private static IEnumerable<ITypeSymbol> Bases(INamedTypeSymbol type)
    {
        var interfaces = type.Interfaces
            .Where(@interface => @interface.DeclaredAccessibility == Accessibility.Public && !IsOfEveryRecord(type, @interface))
            .OrderBy(Display.Type, StringComparer.Ordinal);
        return type switch
        {
            { EnumUnderlyingType: { } underlying } => underlying.SpecialType == SpecialType.System_Int32 ? [] : [underlying],
            { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } @base } => [@base, .. interfaces],
            _ => interfaces,
        };
    }

    private static bool IsOfEveryRecord(INamedTypeSymbol type, INamedTypeSymbol @interface) =>
        type.IsRecord && @interface is { Name: "IEquatable", TypeArguments: [var argument] } && SymbolEqualityComparer.Default.Equals(argument, type);

    private static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        var members = type.GetMembers().Where(Visibility.IsMember).ToLookup(member => member is INamedTypeSymbol);
        var lines = members[false]
            .OrderBy(MemberText.Order)
            // The values of an enumeration stand in their own order.
            .ThenBy(member => type.TypeKind == TypeKind.Enum ? Convert.ToDecimal(((IFieldSymbol)member).ConstantValue, null) : 0)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(MemberText.Line, StringComparer.Ordinal)
            .SelectMany(MemberText.Lines);
        var nested = Sorted(members[true].Cast<INamedTypeSymbol>()).SelectMany(inner => Lines(inner).Prepend(""));
        return members[false].Any() ? lines.Concat(nested) : nested.Skip(1);
    }
}
