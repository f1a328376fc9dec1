using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>One condition of a filter: that a value exists, or that it equals a literal or does not.</summary>
/// <param name="Path">The steps from the candidate (<c>@</c>) to the value.</param>
/// <param name="Literal">What the value is compared with; null when it only has to exist.</param>
/// <param name="IsNegated">Whether the comparison is <c>!=</c>, which a missing value meets (RFC 9535, 2.3.5.2.2).</param>
internal sealed record FilterCondition(IReadOnlyList<JsonPathSelector> Path, DocumentNode? Literal, bool IsNegated)
{
    public bool IsMetBy(DocumentNode candidate)
    {
        // Names and indexes select at most one child.
        DocumentNode? value = candidate;
        foreach (var step in Path)
        {
            value = value is null ? null : step.Select(value).FirstOrDefault();
        }

        return Literal is null ? value is not null : IsNegated != (value is not null && AreEqual(value, Literal));
    }

    // 1, 1.0 and 1e0 are one number.
    private static bool AreEqual(DocumentNode value, DocumentNode literal) =>
        value.Kind == literal.Kind && (value.Text == literal.Text || (value.Kind == NodeKind.Number && JsonNumber.Compare(value.Text, literal.Text) == 0));
}
