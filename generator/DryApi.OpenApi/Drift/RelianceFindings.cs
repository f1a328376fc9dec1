using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>Names what hand-written code of the SDK relies on and a document does not say.</summary>
internal static class RelianceFindings
{
    public static IEnumerable<Change> Of(Contract contract) => contract.Unmet.Select(unmet => new Change
    {
        Rule = SurfaceRules.RelianceLost,
        RuleName = SurfaceRules.RelianceLost.Name,
        Severity = SurfaceRules.RelianceLost.Severity,
        Subject = unmet.Subject,
        Old = unmet.By,
        Origin = unmet.Origin,
        Remedy = "Change that code, and take it out of x-relies-on of the overlay.",
    });
}
