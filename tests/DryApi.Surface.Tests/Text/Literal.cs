using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Surface.Tests.Text;

/// <summary>Constants as C# writes them.</summary>
internal static class Literal
{
    /// <summary>An argument of an attribute. Its type is nowhere else on the line, so that the number says it.</summary>
    public static string Of(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Error } => throw new InvalidOperationException($"The surface names a type that is in none of the references: {constant.Type} in an attribute"),
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array } => $"[{string.Join(", ", constant.Values.Select(Of))}]",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({Display.Type(type)})",
        { Kind: TypedConstantKind.Primitive } => Of(constant.Value) + SuffixOf(constant.Value),
        _ => constant.ToCSharpString(),
    };

    /// <summary>The value of a constant whose type is said before.</summary>
    public static string Of(object? value) => value is null ? "null" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;

    private static string SuffixOf(object? value) => value switch
    {
        double => "D",
        float => "F",
        long => "L",
        uint => "U",
        ulong => "UL",
        _ => "",
    };
}
