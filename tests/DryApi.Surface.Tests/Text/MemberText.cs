using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>A member: its attributes, then one line.</summary>
internal static class MemberText
{
    public static IEnumerable<string> Lines(ISymbol member) =>
    [
        .. AttributeText.Of(member.GetAttributes()),
        .. member is IMethodSymbol method ? AttributeText.Of(method.GetReturnTypeAttributes(), "return: ") : [],
        Line(member) + Nullability.Mark(Nullability.IsUnsaid(member)),
    ];

    /// <summary>The line by itself.</summary>
    public static string Line(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } field => $"{Display.Name(field)} = {Literal.Of(field.ConstantValue)},",
        IFieldSymbol { IsConst: true } field => $"{Modifiers.Of(member)}{Display.Type(field.Type)} {Display.Name(field)} = {Literal.Of(field.ConstantValue)};",
        IFieldSymbol field => $"{Modifiers.Of(member)}{Display.Type(field.Type)} {Display.Name(field)};",
        IEventSymbol @event => $"{Modifiers.Of(member)}{Display.Type(@event.Type)} {Display.Name(@event)};",
        IPropertySymbol property => $"{Modifiers.Of(member)}{Display.Type(property.Type)} {Display.Name(property)}{Indexes(property)} {{ {Accessors(property)}}}",
        IMethodSymbol { MethodKind: MethodKind.Destructor } method => $"{Display.Name(method)}();",
        IMethodSymbol { MethodKind: MethodKind.Constructor } method => $"{Modifiers.Of(member)}{Display.Name(method)}{ParameterText.List(method.Parameters)};",
        IMethodSymbol { MethodKind: MethodKind.Conversion } method => $"{Modifiers.Of(member)}{Conversion(method)} {Display.Type(method.ReturnType)}{ParameterText.List(method.Parameters)};",
        IMethodSymbol method => $"{Modifiers.Of(member)}{Display.Type(method.ReturnType)} {Display.Name(method)}{ParameterText.Generic(method.TypeParameters)}{ParameterText.List(method.Parameters)}{Display.Constraints(method)};",
        _ => throw new ArgumentOutOfRangeException(nameof(member), member.Kind, "A kind of member that the surface has no text for"),
    };

    /// <summary>The place of a member's kind among the others.</summary>
    public static int Order(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } => 0,
        IFieldSymbol => 1,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 2,
        IPropertySymbol => 3,
        IEventSymbol => 4,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } => 5,
        _ => 6,
    };

    private static string Conversion(IMethodSymbol method) => method.Name switch
    {
        WellKnownMemberNames.ImplicitConversionName => "implicit operator",
        WellKnownMemberNames.ExplicitConversionName => "explicit operator",
        WellKnownMemberNames.CheckedExplicitConversionName => "explicit operator checked",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method.Name, "A kind of conversion that the surface has no text for"),
    };

    private static string Indexes(IPropertySymbol property) => property.IsIndexer ? ParameterText.List(property.Parameters, "[", "]") : "";

    private static string Accessors(IPropertySymbol property) => string.Concat(
        new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Where(Visibility.IsVisible).Select(accessor => Accessor(accessor, property)));

    private static string Accessor(IMethodSymbol accessor, IPropertySymbol property)
    {
        var keyword = accessor switch
        {
            { MethodKind: MethodKind.PropertyGet } => "get",
            { IsInitOnly: true } => "init",
            _ => "set",
        };
        return $"{AttributeText.Inline(accessor.GetAttributes())}{Modifiers.OfAccessor(accessor, property)}{keyword}; ";
    }
}
