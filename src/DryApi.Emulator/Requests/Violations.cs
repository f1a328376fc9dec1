using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using Json.Schema;

namespace DryApi.Emulator.Requests;

/// <summary>Finds in the results of a validator what is violated: of alternatives only by those that come nearest.</summary>
/// <param name="judged">The part of the request.</param>
/// <param name="value">Its value.</param>
internal sealed class Violations(IJudged judged, JsonNode value)
{
    /// <summary>What is violated.</summary>
    public List<Violation> Of(EvaluationResults results)
    {
        if (results.IsValid)
        {
            return [];
        }

        var found = new List<Violation>();
        var own = (results.Errors ?? new Dictionary<string, string>()).Where(error => error.Key is not ("oneOf" or "anyOf" or "allOf" or "")).ToDictionary();
        if (own.Count > 0)
        {
            found.Add(new Violation(results.EvaluationPath, results.InstanceLocation, own));
        }

        foreach (var group in (results.Details ?? []).GroupBy(detail => KeywordOf(results, detail)))
        {
            if (group.Key is "oneOf" or "anyOf")
            {
                found.AddRange(OfAlternatives(results, group.Key, [.. group]));
            }
            else if (group.Key is not ("not" or "if" or "contains"))
            {
                found.AddRange(group.SelectMany(Of));
            }
        }

        return found;
    }

    private IEnumerable<Violation> OfAlternatives(EvaluationResults whole, string keyword, IReadOnlyList<EvaluationResults> alternatives)
    {
        var valid = alternatives.Where(each => each.IsValid).ToList();
        if (valid.Count > 0)
        {
            // An alternative that has a field more fits where the one without fits: the one that knows all fields is meant.
            return valid.Count > 1 && keyword == "oneOf" && valid.Count(each => UnknownTo(each) == 0) != 1 ? [new Violation(whole.EvaluationPath, whole.InstanceLocation, new Dictionary<string, string> { ["oneOf"] = "several alternatives fit" })] : [];
        }

        var weighed = alternatives.Select(alternative => (Violations: Of(alternative), Unknown: UnknownTo(alternative)))
            .Select(each => (each.Violations, Weight: each.Unknown + each.Violations.Sum(violation => violation.WeightAt(whole.InstanceLocation)))).ToList();
        var nearest = weighed.Where(each => each.Weight == weighed.Min(other => other.Weight)).Select(each => each.Violations).ToList();
        return nearest.Count == 1 ? nearest[0] : nearest.SelectMany(each => each).Select(each => each with { IsOneOfSeveral = true });
    }

    /// <summary>How many fields the value has that an alternative does not know.</summary>
    private int UnknownTo(EvaluationResults alternative)
    {
        var schema = judged.Document.Follow(judged.Pointer, SchemaJudge.Steps(alternative.EvaluationPath));
        schema = schema?["$ref"] is null ? schema : judged.Document.Follow(judged.Pointer, [.. SchemaJudge.Steps(alternative.EvaluationPath), "$ref"]);
        return schema?["properties"] is JsonObject known && SchemaJudge.At(value, SchemaJudge.Steps(alternative.InstanceLocation)) is JsonObject members ? members.Count(member => !known.ContainsKey(member.Key)) : 0;
    }

    /// <summary>The keyword under which a part was judged.</summary>
    private static string KeywordOf(EvaluationResults whole, EvaluationResults part) => part.EvaluationPath.ToString()[whole.EvaluationPath.ToString().Length..].Split('/').Skip(1).FirstOrDefault() ?? "";
}
