namespace DryApi.Contracts.Tests.Comparison;

/// <summary>An object, or a union of objects, as a contract says it, and which values it allows by the meaning of its words.</summary>
/// <param name="Type">The type: <c>object</c> with its constraints, or a union of members by name.</param>
/// <param name="Properties">The lines of its properties.</param>
/// <param name="Names">The properties that somebody who knows it sets.</param>
/// <param name="Allows">Whether a value, by the names of its properties, is one of it.</param>
internal sealed record SmallObject(string Type, string Properties, IReadOnlyList<string> Names, Func<IReadOnlyDictionary<string, object?>, bool> Allows)
{
    private static readonly string[] AllNames = ["a", "b", "kind"];

    private static readonly object?[] AllValues = ["x", "y", "long", 1m, 2m, null];

    /// <summary>Every way to set some of the names to some of the values.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Values { get; } = [.. Combine(AllNames.Length)];

    private static readonly SmallObject Drill = Of("kind: string enum=[\"x\"] required", "a: string");
    private static readonly SmallObject Saw = Of("kind: string enum=[\"y\"] required", "b: integer");

    private static readonly SmallObject[] Single =
    [
        Of("a: string"), Of("a: string required"), Of("a: string maxLength=1"), Of("a: string nullable"), Of("a: integer"), Of("a: integer required"),
        Of("a: string", "b: integer"), Of("a: string", "b: integer required"), Of("a: string required", "b: integer required"), Of("a: string", "b: integer maximum=1"),
        Of("b: integer"), Of("b: integer required"), Drill, Saw, Of("kind: string required"), Of("kind: string enum=[\"x\",\"y\"] required", "a: string"),
        Closed("a: string"), Closed("a: string", "b: integer"), Closed("a: string required"), Closed("b: integer required"),
    ];

    /// <summary>Every object that is held against every other.</summary>
    public static IReadOnlyList<SmallObject> All { get; } =
    [
        .. Single,
        Union("oneOf", Drill, Saw), Union("oneOf", Saw, Drill), Union("anyOf", Drill, Saw),
        Union("oneOf", Closed("a: string required"), Closed("b: integer required")), Union("anyOf", Drill, Of("b: integer required")),
    ];

    /// <summary>The schemas that say it, the first of them by the name.</summary>
    public string Text(string name)
    {
        var members = Members.Select((member, index) => (Name: $"{name}{(char)('A' + index)}", member)).ToList();
        var type = members.Count == 0 ? Type : $"{Type}<{string.Join(", ", members.Select(member => member.Name))}>";
        return $"\nschema {name}: {type}\n{Properties}{string.Concat(members.Select(member => member.member.Text(member.Name)))}";
    }

    public bool IsUnion => Members.Count > 0;

    /// <summary>Whether it has no other properties than those that it names.</summary>
    public bool IsClosed => Type.EndsWith("additionalProperties=false", StringComparison.Ordinal) || Members.Any(member => member.IsClosed);

    /// <summary>The values of those who set what they know, and nothing else.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Known =>
        (IsUnion ? Members.SelectMany(member => member.Known) : Values.Where(value => value.Keys.All(Names.Contains))).Where(Allows);

    /// <summary>Whether a value is one of it to those who leave alone what they do not know.</summary>
    public bool IsKnown(IReadOnlyDictionary<string, object?> value) =>
        IsUnion ? Members.Any(member => member.IsKnown(value)) : Allows(value.Where(property => Names.Contains(property.Key)).ToDictionary());

    private IReadOnlyList<SmallObject> Members { get; init; } = [];

    public override string ToString() => Members.Count == 0 ? $"{{{Type["object".Length..]} {Properties.Trim().Replace("\n ", ",", StringComparison.Ordinal)} }}" : $"{Type}<{string.Join(", ", Members)}>";

    private static SmallObject Of(params string[] properties)
    {
        var rules = properties.Select(property => (Name: property.Split(':')[0], Rule: property.Split(": ")[1])).ToList();
        return new(
            "object",
            string.Concat(properties.Order(StringComparer.Ordinal).Select(property => $"  {property}\n")),
            [.. rules.Select(rule => rule.Name)],
            value => rules.TrueForAll(rule => value.TryGetValue(rule.Name, out var set) ? IsAllowed(rule.Rule, set) : !rule.Rule.EndsWith("required", StringComparison.Ordinal)));
    }

    private static SmallObject Closed(params string[] properties)
    {
        var open = Of(properties);
        return open with { Type = "object additionalProperties=false", Allows = value => value.Keys.All(open.Names.Contains) && open.Allows(value) };
    }

    private static SmallObject Union(string word, params SmallObject[] members) => new(
        word,
        "",
        [.. members.SelectMany(member => member.Names).Distinct()],
        value => members.Count(member => member.Allows(value)) is var fitting && (word == "oneOf" ? fitting == 1 : fitting > 0)) { Members = members };

    private static bool IsAllowed(string rule, object? value) => rule.Replace(" required", "", StringComparison.Ordinal) switch
    {
        "string" => value is string,
        "string nullable" => value is string or null,
        "string maxLength=1" => value is string { Length: <= 1 },
        "string enum=[\"x\"]" => value is "x",
        "string enum=[\"y\"]" => value is "y",
        "string enum=[\"x\",\"y\"]" => value is "x" or "y",
        "integer" => value is decimal,
        "integer maximum=1" => value is decimal and <= 1,
        _ => throw new InvalidOperationException($"Nothing says what \"{rule}\" allows."),
    };

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Combine(int names) => names == 0
        ? [new Dictionary<string, object?>()]
        : Combine(names - 1).SelectMany(rest => AllValues.Select(value => new Dictionary<string, object?>(rest) { [AllNames[names - 1]] = value }).Prepend(new Dictionary<string, object?>(rest)));
}
