using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>Compares the limits that descriptions state with the constraints beside them, in everything that callers send.</summary>
internal static class ProseCheck
{
    /// <summary>The limits that no constraint backs, or that one contradicts, in the order of the contract: one for each place that states it.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="known">What was read of another one; null for nothing.</param>
    public static IReadOnlyList<ProseContradiction> Find(Contract contract, ProseLimits? known = null)
    {
        var found = new List<ProseContradiction>();
        foreach (var place in ProsePlaces.Of(contract, known ?? new ProseLimits()))
        {
            var targets = ProseTarget.Of(contract, place);
            found.AddRange(Fitted(place.Limits, targets, place).Select(l => Judge(l.Name, l.Limit, targets, place)).OfType<ProseContradiction>());
        }

        return found;
    }

    /// <summary>What readers are told of the limits of a contract.</summary>
    public static IReadOnlyList<ProseFinding> Run(Contract contract) => ToFindings(Find(contract));

    /// <summary>What readers are told of them: one description that several schemas or operations share is one finding.</summary>
    public static IReadOnlyList<ProseFinding> ToFindings(IReadOnlyList<ProseContradiction> contradictions)
    {
        var findings = new List<ProseFinding>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var operations = new List<SortedSet<string>>();
        foreach (var contradiction in contradictions)
        {
            var finding = contradiction.ToFinding();
            var source = finding.Origin is { } origin ? origin.File + origin.Pointer : finding.Place;
            var key = string.Join("\n", source, finding.Constraint, finding.Value, finding.Action);
            if (!indexes.TryGetValue(key, out var index))
            {
                indexes[key] = index = findings.Count;
                findings.Add(finding);
                operations.Add(new SortedSet<string>(StringComparer.Ordinal));
            }

            operations[index].UnionWith(contradiction.Place.Operations);
        }

        return [.. findings.Select((finding, index) => finding with { Operations = [.. operations[index]] })];
    }

    /// <summary>The limits under the names of their constraints; what the types of the place cannot have is left out.</summary>
    private static IEnumerable<(string Name, ProseLimit Limit)> Fitted(IReadOnlyList<ProseLimit> limits, List<ProseTarget> targets, ProsePlace place)
    {
        var (isFile, isNumber) = (targets.Exists(t => t.Type.IsFile), targets[0].IsNumber);
        var durations = limits.Where(l => l.Kind is ProseLimitKind.MinDuration or ProseLimitKind.MaxDuration).ToList();
        if (isFile && durations.Count > 0)
        {
            var bounds = durations.Select(d => (d.Kind == ProseLimitKind.MinDuration ? "\"minimum\":" : "\"maximum\":") + d.Value).Order(StringComparer.Ordinal);
            var words = string.Join(", ", durations.Select(d => d.Words).Distinct());
            yield return ("durationSeconds", new ProseLimit(ProseLimitKind.MaxDuration, "{" + string.Join(",", bounds) + "}", words));
        }

        foreach (var limit in limits)
        {
            if (!durations.Contains(limit))
            {
                yield return (NameOf(limit.Kind), limit);
            }
            else if (isNumber && IsInSeconds(place))
            {
                var isMinimum = limit.Kind == ProseLimitKind.MinDuration;
                yield return (isMinimum ? "minimum" : "maximum", limit with { Kind = isMinimum ? ProseLimitKind.Minimum : ProseLimitKind.Maximum });
            }
        }
    }

    /// <summary>Whether a number counts seconds, so that seconds in the words are its own.</summary>
    private static bool IsInSeconds(ProsePlace place) =>
        place.Description.Contains("in seconds", StringComparison.OrdinalIgnoreCase)
        || (place.Name?.EndsWith("seconds", StringComparison.OrdinalIgnoreCase) == true && !place.Name.EndsWith("milliseconds", StringComparison.OrdinalIgnoreCase));

    /// <summary>A limit in words has the name of the keyword that says the same.</summary>
    private static string NameOf(ProseLimitKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static ProseContradiction? Judge(string name, ProseLimit limit, List<ProseTarget> targets, ProsePlace place)
    {
        ProseTarget? first = null;
        (ProseTarget Target, Constraint Actual)? contradicting = null;
        foreach (var target in targets)
        {
            var isMeant = target.Takes(limit);
            if (!isMeant && !target.IsUnion)
            {
                continue;
            }

            var verdict = ProseVerdict.Of(target, name, ValueFor(target, limit));
            if (verdict.IsBacked)
            {
                return null;
            }

            first ??= isMeant ? target : null;
            contradicting ??= isMeant && verdict.Actual is { } actual ? (target, actual) : null;
        }

        if (first is null || IsWithoutKeyword(name, targets[0]))
        {
            return null;
        }

        var chosen = contradicting?.Target ?? first;
        var value = ValueFor(chosen, limit);
        return new ProseContradiction(place, name, value, contradicting?.Actual, limit.Words, chosen);
    }

    /// <summary>Numbers in words are strings where the schema says so.</summary>
    private static string ValueFor(ProseTarget target, ProseLimit limit) =>
        limit.Kind == ProseLimitKind.Enum && target.Type.Kind == SchemaKind.String
            ? "[" + string.Join(",", JsonText.Items(limit.Value).Select(v => v[0] == '"' ? v : JsonText.Quote(v)).Order(StringComparer.Ordinal)) + "]"
            : limit.Value;

    /// <summary>A schema with a list of types takes no words of the overlay that hold for one of them only.</summary>
    private static bool IsWithoutKeyword(string name, ProseTarget place) =>
        name is "durationSeconds" or "maxTokens" or "maxTotalTokens"
        && place is { IsUnion: true, Type.Origin: Documents.DocumentNode { IsArray: true } };
}
