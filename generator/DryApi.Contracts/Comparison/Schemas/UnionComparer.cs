namespace DryApi.Contracts;

/// <summary>Compares <c>oneOf</c>, <c>anyOf</c>, <c>not</c>, and what is left of <c>allOf</c> once it is merged.</summary>
internal sealed class UnionComparer(SchemaComparer schemas, WorkBudget budget)
{
    private static readonly SchemaExpression Free = new(SchemaKind.Any);

    /// <summary>Whether anything is excluded, which is told when the rest is known.</summary>
    public bool HasExclusions { get; private set; }

    /// <summary>Compares two types of which at least one is a list of alternatives.</summary>
    public void CompareAlternatives(FlatSchema old, FlatSchema @new, Site site)
    {
        var (from, to) = (old.Type, @new.Type);
        if (IsUnion(from) && IsUnion(to))
        {
            CompareUnionFacts(from, to, site);
            schemas.CompareConstraints(from, to, site);
        }
        else if (IsWrapped(old, to, schemas.FlatHead) || IsWrapped(@new, from, schemas.FlatBase))
        {
            site.Report(IsUnion(to) ? SchemaRules.WrappedInOneOf : SchemaRules.UnwrappedFromOneOf, null, TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
            return;
        }

        var (removed, added) = (Alternatives(old, schemas.FlatBase), Alternatives(@new, schemas.FlatHead));
        budget.Spend(removed.Count + added.Count, to.Origin ?? site.HeadOrigin);
        var matched = new HashSet<Alternative>();
        foreach (var (before, after) in AlternativeMatch.Of(removed, added, budget))
        {
            matched.Add(before);
            matched.Add(after);
            var inside = site with { BaseOrigin = before.Expression.Origin ?? site.BaseOrigin, HeadOrigin = after.Expression.Origin ?? site.HeadOrigin };
            if (before.Expression.Kind == SchemaKind.Reference || after.Expression.Kind == SchemaKind.Reference)
            {
                schemas.Compare(before.Expression, after.Expression, inside);
            }
            else
            {
                schemas.CompareShapes(before.Flat, after.Flat, inside);
            }
        }

        foreach (var alternative in removed.Where(a => !matched.Contains(a)))
        {
            var rules = alternative.IsScalar ? SchemaRules.ListOfTypesNarrowed : RulesOf(from, to, SchemaRules.OneOfRemoved, SchemaRules.AnyOfRemoved);
            site.Report(rules, null, TypeRelation.Describe(alternative.Expression), null, alternative.Expression.Origin);
        }

        foreach (var alternative in added.Where(a => !matched.Contains(a)))
        {
            var rules = alternative.IsScalar ? SchemaRules.ListOfTypesWidened : RulesOf(from, to, SchemaRules.OneOfAdded, SchemaRules.AnyOfAdded);
            site.Report(rules, null, null, TypeRelation.Describe(alternative.Expression), headOrigin: alternative.Expression.Origin);
        }
    }

    /// <summary>Compares types that have to satisfy several conditions: the own one with the own one, each union with its like.</summary>
    public void CompareGroups(FlatSchema old, FlatSchema @new, Site site)
    {
        var (from, to) = (Split(old.Type), Split(@new.Type));
        var (ownFrom, ownTo) = (Own(from), Own(to));
        if (!(ownFrom.Kind == SchemaKind.Any && ownFrom.Constraints.Count == 0) || !(ownTo.Kind == SchemaKind.Any && ownTo.Constraints.Count == 0))
        {
            schemas.CompareShapes(new FlatSchema(ownFrom, old.Schema), new FlatSchema(ownTo, @new.Schema), site);
        }

        Compare(Groups(from, isNot: false), Groups(to, isNot: false), site);
        CompareExclusions(Groups(from, isNot: true), Groups(to, isNot: true), site);
    }

    private void Compare(List<SchemaExpression> old, List<SchemaExpression> @new, Site site)
    {
        foreach (var (before, after) in FirstFits.Take(old, @new, static e => e.ToString(), static e => e.Kind.ToString(), static _ => ""))
        {
            schemas.Compare(before, after, site);
        }

        foreach (var group in old)
        {
            site.Report(SchemaRules.AllOfRemoved, null, group.ToString(), null, group.Origin);
        }

        foreach (var group in @new)
        {
            site.Report(SchemaRules.AllOfAdded, null, null, group.ToString(), headOrigin: group.Origin);
        }
    }

    private void CompareExclusions(List<SchemaExpression> old, List<SchemaExpression> @new, Site site)
    {
        foreach (var (before, same) in FirstFits.Take(old, @new, static e => e.ToString()))
        {
            CompareExcluded(before, same, site);
        }

        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            var (before, after) = (i < old.Count ? old[i] : null, i < @new.Count ? @new[i] : null);
            var rules = before is null ? SchemaRules.NotAdded : after is null ? SchemaRules.NotRemoved : SchemaRules.NotChanged;
            site.Report(rules, null, before?.ToString(), after?.ToString(), before?.Origin, after?.Origin);
        }
    }

    /// <summary>Names of schemas are the same on both sides; what they say need not be.</summary>
    private void CompareExcluded(SchemaExpression old, SchemaExpression @new, Site site)
    {
        // What is less inside is more outside, and the other way round: whatever matters one way or the other is told as different.
        var inside = site with { Found = site.Found.New(), Polarity = Polarity.Sent, IsMuted = false, Place = "property" };
        schemas.Compare(old.Arguments[0], @new.Arguments[0], inside);
        HasExclusions = true;
        site.Found.Exclusions.Add(new Exclusion(site, inside.Found));
    }

    /// <summary>Tells what differs in what both sides exclude.</summary>
    public static void Tell(Exclusion exclusion)
    {
        foreach (var change in exclusion.Inside.All().SelectMany(place => place.Changes).Where(c => Matters(c.Rule)).ToList())
        {
            var fact = string.Join(" ", new[] { "not", change.Subject, change.Fact ?? "" }.Where(t => t.Length > 0));
            exclusion.Site.Report(SchemaRules.NotChanged, fact, change.Old, change.New, change.Origin, change.Origin);
        }
    }

    private static bool Matters(DriftRule sent) =>
        sent.Severity != Severity.Info || SchemaPairs.First(p => p.Request == sent).Response.Severity != Severity.Info;

    private static IEnumerable<RulePair> SchemaPairs => SchemaRules.All.Concat(PropertyRules.All).Concat(ConstraintRules.All);

    private static void CompareUnionFacts(SchemaExpression from, SchemaExpression to, Site site)
    {
        DiscriminatorComparer.Compare(from.Find("discriminator"), to.Find("discriminator"), site);

        // With one alternative both words say the same.
        if (from.Kind != to.Kind && from.Arguments.Count > 1 && to.Arguments.Count > 1)
        {
            var rules = to.Kind == SchemaKind.AnyOf ? SchemaRules.BecameAnyOf : SchemaRules.BecameOneOf;
            site.Report(rules, null, TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
        }
    }

    /// <summary>An object that became one of several: not one alternative more, for a value may fit two of them now.</summary>
    private static bool IsWrapped(FlatSchema single, SchemaExpression union, Func<SchemaExpression, FlatSchema> flatten) =>
        union.Kind == SchemaKind.OneOf && TypeRelation.IsObject(single.Type.Kind)
        && union.Arguments.Select(a => flatten(a).Type.Kind).Any(kind => TypeRelation.IsObject(kind) || kind == SchemaKind.AllOf);

    private static RulePair RulesOf(SchemaExpression from, SchemaExpression to, RulePair oneOf, RulePair anyOf) =>
        (IsUnion(to) ? to : from).Kind == SchemaKind.OneOf ? oneOf : anyOf;

    private static List<Alternative> Alternatives(FlatSchema schema, Func<SchemaExpression, FlatSchema> flatten) => IsUnion(schema.Type)
        ? schema.Type.Arguments.Select(a => new Alternative(a, flatten(a))).ToList()
        : [new Alternative(schema.Type, schema)];

    private static bool IsUnion(SchemaExpression expression) => expression.Kind is SchemaKind.OneOf or SchemaKind.AnyOf;

    private static IReadOnlyList<SchemaExpression> Split(SchemaExpression type) => type.Kind == SchemaKind.AllOf ? type.Arguments : [type];

    private static SchemaExpression Own(IReadOnlyList<SchemaExpression> parts) => parts.FirstOrDefault(p => !IsUnion(p) && p.Kind != SchemaKind.Not) ?? Free;

    private static List<SchemaExpression> Groups(IReadOnlyList<SchemaExpression> parts, bool isNot) =>
        parts.Where(p => isNot ? p.Kind == SchemaKind.Not : IsUnion(p)).ToList();
}
