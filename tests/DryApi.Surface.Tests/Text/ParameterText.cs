using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>Parameters and type parameters, with their attributes.</summary>
internal static class ParameterText
{
    public static string List(ImmutableArray<IParameterSymbol> parameters, string open = "(", string close = ")") =>
        open + string.Join(", ", parameters.Select(parameter => AttributeText.Inline(parameter.GetAttributes()) + This(parameter) + Display.Parameter(parameter))) + close;

    public static string Generic(ImmutableArray<ITypeParameterSymbol> parameters) => parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(Text))}>";

    private static string This(IParameterSymbol parameter) => parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } } ? "this " : "";

    private static string Text(ITypeParameterSymbol parameter)
    {
        var variance = parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        };
        return AttributeText.Inline(parameter.GetAttributes()) + variance + Display.Name(parameter);
    }
}
