using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Inputs;

/// <summary>A text that the generator reads: equal when its content is, so that nothing is made anew without need.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record InputText(string Path, string Content)
{
    public static InputText Of(AdditionalText text, CancellationToken cancellationToken) =>
        new(text.Path, text.GetText(cancellationToken)?.ToString() ?? "");
}
