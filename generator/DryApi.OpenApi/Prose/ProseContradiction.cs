using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>A limit in the words of one place that its type does not say.</summary>
/// <param name="Place">The place.</param>
/// <param name="Constraint">The constraint that would say the same: <c>maxLength</c>.</param>
/// <param name="Value">Its value by the words, as canonical JSON text.</param>
/// <param name="Actual">The constraint that says something else; null when there is none.</param>
/// <param name="Words">The words.</param>
/// <param name="Target">The type that they are about.</param>
internal sealed record ProseContradiction(ProsePlace Place, string Constraint, string Value, Constraint? Actual, string Words, ProseTarget Target)
{
    /// <summary>What readers are told of it, its operations left out.</summary>
    public ProseFinding ToFinding() => new()
    {
        Place = Place.Text,
        Constraint = Constraint,
        Value = Value,
        Actual = Actual?.Value,
        Words = Words,
        Origin = Place.Origin,
        Action = ProseMending.Action(Target, Constraint, Value, Actual),
        Operations = [],
    };
}
