namespace DryApi.Contracts;

/// <summary>Compares <c>oneOf</c>, <c>anyOf</c>, <c>not</c>, and what is left of <c>allOf</c> once it is merged.</summary>
internal sealed class UnionComparer(SchemaComparer schemas, WorkBudget budget)
{
    /// <summary>How many alternatives are held against one another by what they allow.</summary>
    private const long MostPairs = 400;

    /// <summary>How many references are followed where unions lead to unions that lead to unions.</summary>
    private const int MostFollowed = 100;

    /// <summary>The places in which nothing is told of exclusions that lead there, nor in what they lead to.</summary>
    private readonly HashSet<Findings> _quiet = [];

    /// <summary>The lists of alternatives that are being compared: by their members, one can lead back to itself.</summary>
    private readonly HashSet<(object Old, object New, Polarity Polarity)> _open = [];

    /// <summary>Whether anything is excluded, which is told when the rest is known.</summary>
    public bool HasExclusions { get; private set; }

    /// <summary>Compares two types of which at least one is a list of alternatives.</summary>
    public void CompareAlternatives(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var key = (KeyOf(old.Type), KeyOf(@new.Type), context.Polarity);
        if (_open.Add(key))
        {
            CompareNew(old, @new, context);
            _open.Remove(key);
        }
    }

    private static object KeyOf(SchemaExpression type) => IsUnion(type) ? type.Arguments : type;

    private void CompareNew(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (from, to) = (old.Type, @new.Type);
        if (IsUnion(from) && IsUnion(to))
        {
            CompareUnionFacts(from, to, context);
            schemas.CompareConstraints(from, to, context);
            schemas.CompareMembers(old, @new, context);
        }
        else if (IsUnion(context.IsSent ? to : from))
        {
            schemas.CompareBeside(old, @new, isOld: !context.IsSent, context);
        }

        var (gone, come) = (Alternatives(old, isBase: true), Alternatives(@new, isBase: false));
        budget.Spend(gone.Count + come.Count, to.Origin ?? context.HeadOrigin);
        var matches = AlternativeMatch.TakeSame(gone, come);
        if ((gone.Exists(a => a.IsUnion) || come.Exists(a => a.IsUnion)) && schemas.SayTheSame(old, @new))
        {
            // The same members in other unions of unions.
            (gone, come) = (Alternatives(old, isBase: true, MostFollowed), Alternatives(@new, isBase: false, MostFollowed));
            budget.Spend(gone.Count + come.Count, to.Origin ?? context.HeadOrigin);
            matches = AlternativeMatch.TakeSame(gone, come);
        }

        matches.AddRange(AlternativeMatch.Take(gone, come, budget));

        // Where each became another one, what differs in them says it all; else what can be sent, or come, is judged as a whole.
        var whole = gone.Count == 0 && come.Count == 0 ? null : schemas.FitOf(old, @new, context);
        var isWithin = whole?.IsWithin == true;
        var newcomers = (context.IsSent ? come : gone).ToList();
        if (whole is not null)
        {
            matches.AddRange(TakeFitting(gone, come, context));
        }

        // What comes in the place of several has to be one of them: else it is another one, and what differs is told.
        var isUnwrapped = IsWrapped(@new, from, schemas.FlatBase) && (context.IsSent || Alternatives(old, isBase: true).Exists(one => schemas.FitOf(one.Flat, @new, context).IsWithin));
        if (!isWithin && IsUnion(from) != IsUnion(to) && (isUnwrapped || IsWrapped(old, to, schemas.FlatHead)))
        {
            context.Report(IsUnion(to) ? SchemaRules.WrappedInOneOf : SchemaRules.UnwrappedFromOneOf, null, TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
            return;
        }

        foreach (var (one, other) in matches)
        {
            var isFitting = isWithin || (whole is not null && whole.Takes(context.IsSent ? one.Flat : other.Flat));
            CompareAlternative(one, other, context with { IsMuted = context.IsMuted || isFitting });
        }

        foreach (var alternative in gone)
        {
            var rules = alternative.IsScalar ? SchemaRules.ListOfTypesNarrowed : RulesOf(from, to, SchemaRules.OneOfRemoved, SchemaRules.AnyOfRemoved);
            SiteOf(alternative, context.IsSent).Report(rules, null, TypeRelation.Describe(alternative.Expression), null, alternative.Expression.Origin);
        }

        foreach (var alternative in come)
        {
            var rules = alternative.IsScalar ? SchemaRules.ListOfTypesWidened : RulesOf(from, to, SchemaRules.OneOfAdded, SchemaRules.AnyOfAdded);
            SiteOf(alternative, !context.IsSent).Report(rules, null, null, TypeRelation.Describe(alternative.Expression), headOrigin: alternative.Expression.Origin);
        }

        // An alternative of which all values fit another one is none that callers miss, or meet. An object that stood beside that other one
        // all along was something else to the service, though.
        ComparisonContext SiteOf(Alternative alternative, bool matters) => matters && IsTaken(alternative) ? context with { IsMuted = true } : context;

        bool IsTaken(Alternative alternative) => !alternative.IsObject
            ? isWithin || whole!.Takes(alternative.Flat)
            : newcomers.Exists(other => (context.IsSent ? schemas.FitOf(alternative.Flat, other.Flat, context) : schemas.FitOf(other.Flat, alternative.Flat, context)).IsWithin);
    }

    private void CompareAlternative(Alternative old, Alternative @new, ComparisonContext context)
    {
        var inside = context with { BaseOrigin = old.Expression.Origin ?? context.BaseOrigin, HeadOrigin = @new.Expression.Origin ?? context.HeadOrigin };
        if (old.Expression.Kind == SchemaKind.Reference || @new.Expression.Kind == SchemaKind.Reference)
        {
            schemas.Compare(old.Expression, @new.Expression, inside);
        }
        else
        {
            schemas.CompareShapes(old.Flat, @new.Flat, inside);
        }
    }

    /// <summary>Takes those of which one allows all that the other does: what is left of two unions that have other shapes and names.</summary>
    private List<(Alternative Old, Alternative New)> TakeFitting(List<Alternative> gone, List<Alternative> come, ComparisonContext context)
    {
        var pairs = new List<(Alternative, Alternative)>();
        if (gone.Count * (long)come.Count > MostPairs)
        {
            return pairs;
        }

        foreach (var old in gone.ToList())
        {
            if (come.Find(@new => TypeRelation.IsSameKind(old.Flat.Type.Kind, @new.Flat.Type.Kind) && schemas.FitOf(old.Flat, @new.Flat, context).IsWithin) is { } like)
            {
                pairs.Add((old, like));
                gone.Remove(old);
                come.Remove(like);
            }
        }

        return pairs;
    }

    /// <summary>Compares types that have to satisfy several conditions: the own one with the own one, each union with its like.</summary>
    public void CompareGroups(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var areMany = AreManyConditions(old.Type) || AreManyConditions(@new.Type);
        var (from, to) = (GroupParts.Of(old.Type, areMany), GroupParts.Of(@new.Type, areMany));
        if (!from.IsOwnFree || !to.IsOwnFree)
        {
            schemas.CompareShapes(new FlatSchema(from.Own, old.Schema), new FlatSchema(to.Own, @new.Schema), context);
        }

        Compare(PartsOf(from.Groups, isBase: true), PartsOf(to.Groups, isBase: false), context with { IsMuted = context.IsMuted || (from.Groups.Count != to.Groups.Count && schemas.FitOf(old, @new, context).IsWithin) });
        CompareExclusions(PartsOf(from.Exclusions, isBase: true), PartsOf(to.Exclusions, isBase: false), context);
    }

    private static bool AreManyConditions(SchemaExpression type) => type.Kind == SchemaKind.AllOf && type.Arguments.Count(GroupParts.IsCondition) > 1;

    private List<Alternative> PartsOf(IEnumerable<SchemaExpression> parts, bool isBase) => [.. parts.Select(part => ToAlternative(part, isBase))];

    private void Compare(List<Alternative> old, List<Alternative> @new, ComparisonContext context)
    {
        foreach (var (before, after) in FirstFits.Take(old, @new, static p => p.Expression.ToString(), static p => p.Meaning(), static p => p.ConditionMeaning(), static p => GroupParts.KindOf(p.Expression)))
        {
            schemas.Compare(before.Expression, after.Expression, context);
        }

        foreach (var group in old.Select(part => part.Expression))
        {
            context.Report(SchemaRules.AllOfRemoved, null, group.ToString(), null, group.Origin);
        }

        foreach (var group in @new.Select(part => part.Expression))
        {
            context.Report(SchemaRules.AllOfAdded, null, null, group.ToString(), headOrigin: group.Origin);
        }
    }

    private void CompareExclusions(List<Alternative> old, List<Alternative> @new, ComparisonContext context)
    {
        foreach (var (before, same) in FirstFits.Take(old, @new, static e => e.Expression.ToString(), static e => e.Meaning()))
        {
            CompareExcluded(before.Expression.Arguments[0], same.Expression.Arguments[0], SchemaRules.NotChanged, "not", context);
        }

        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            var (before, after) = (i < old.Count ? old[i].Expression : null, i < @new.Count ? @new[i].Expression : null);
            var rules = before is null ? SchemaRules.NotAdded : after is null ? SchemaRules.NotRemoved : SchemaRules.NotChanged;
            context.Report(rules, null, before?.ToString(), after?.ToString(), before?.Origin, after?.Origin);
        }
    }

    /// <summary>Names of schemas are the same on both sides; what they say need not be.</summary>
    public void CompareExcluded(SchemaExpression old, SchemaExpression @new, RulePair rules, string fact, ComparisonContext context)
    {
        // What is less inside is more outside, and the other way round: whatever matters one way or the other is told as different.
        var inside = context with { Found = context.Found.New(), Polarity = Polarity.Sent, IsMuted = false, Place = "property" };
        schemas.Compare(old, @new, inside);
        HasExclusions = true;
        context.Found.Exclusions.Add(new Exclusion(context, inside.Found, rules, fact));
    }

    /// <summary>Tells what differs in what both sides exclude; of a condition, that it is another one, with the first difference.</summary>
    public void Tell(Exclusion exclusion)
    {
        var isCondition = exclusion.Rules != SchemaRules.NotChanged;
        var passed = new List<Findings>();
        var matter = new List<Change>();
        Change? mild = null;
        foreach (var change in exclusion.Inside.All(_quiet).SelectMany(place => Pass(place).Changes))
        {
            if (Matters(change.Rule))
            {
                matter.Add(change);
                if (isCondition)
                {
                    break;
                }
            }

            mild ??= change.Rule == PropertyRules.OptionalAdded.Request || change.Rule == PropertyRules.OthersOpened.Request ? change : null;
        }

        matter.ForEach(change => TellOne(exclusion, change, exclusion.ComparisonContext));

        // What may be there and had no schema before is told as well, and breaks nobody.
        if (matter.Count == 0 && mild is not null)
        {
            TellOne(exclusion, mild, exclusion.ComparisonContext with { IsMuted = true });
        }
        else if (matter.Count == 0)
        {
            _quiet.UnionWith(passed);
        }

        Findings Pass(Findings place)
        {
            passed.Add(place);
            return place;
        }
    }

    private static void TellOne(Exclusion exclusion, Change change, ComparisonContext context)
    {
        var fact = string.Join(" ", new[] { exclusion.Fact, change.Subject, change.Fact ?? "" }.Where(t => t.Length > 0));
        context.Report(exclusion.Rules, fact, change.Old, change.New, change.Origin, change.Origin);
    }

    private static bool Matters(DriftRule sent) =>
        sent.Severity != Severity.Info || SchemaPairs.First(p => p.Request == sent).Response.Severity != Severity.Info;

    private static IEnumerable<RulePair> SchemaPairs => SchemaRules.All.Concat(PropertyRules.All).Concat(Keywords.Rules);

    private void CompareUnionFacts(SchemaExpression from, SchemaExpression to, ComparisonContext context)
    {
        // With one alternative both words say the same, and with alternatives that share no value.
        if (from.Kind != to.Kind && from.Arguments.Count > 1 && to.Arguments.Count > 1 && !schemas.AreDisjoint(to.Kind == SchemaKind.OneOf ? to : from, isBase: to.Kind != SchemaKind.OneOf))
        {
            var rules = to.Kind == SchemaKind.AnyOf ? SchemaRules.BecameAnyOf : SchemaRules.BecameOneOf;
            context.Report(rules, null, TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
        }
    }

    /// <summary>An object that became one of several: not one alternative more, for a value may fit two of them now.</summary>
    private static bool IsWrapped(FlatSchema single, SchemaExpression union, Func<SchemaExpression, FlatSchema> flatten) =>
        union.Kind == SchemaKind.OneOf && TypeRelation.IsObject(single.Type.Kind)
        && union.Arguments.Select(a => flatten(a).Type.Kind).Any(kind => TypeRelation.IsObject(kind) || kind == SchemaKind.AllOf);

    private static RulePair RulesOf(SchemaExpression from, SchemaExpression to, RulePair oneOf, RulePair anyOf) =>
        (IsUnion(to) ? to : from).Kind == SchemaKind.OneOf ? oneOf : anyOf;

    /// <summary>The alternatives of a type, those of unions in unions among them; of a single type, itself.</summary>
    /// <param name="schema">The type.</param>
    /// <param name="isBase">Whether it is of the old contract.</param>
    /// <param name="mostFollowed">How many references are followed in one another: a union that refers to unions that refer to unions is compared a level at a time.</param>
    private List<Alternative> Alternatives(FlatSchema schema, bool isBase, int mostFollowed = 1)
    {
        if (!IsUnion(schema.Type))
        {
            var isNamed = schema.Schema is { } named && ReferenceEquals(named.Type, schema.Type);
            return [new Alternative(isNamed ? new SchemaExpression(SchemaKind.Reference, reference: schema.Schema!.Name, origin: schema.Type.Origin) : schema.Type, schema, MeaningOf(isBase))];
        }

        var alternatives = new List<Alternative>();
        var followed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(SchemaExpression Member, int Followed)>(schema.Type.Arguments.Reverse().Select(member => (member, 0)));
        while (open.Count > 0)
        {
            var (member, passed) = open.Pop();
            var alternative = ToAlternative(member, isBase);
            var isReference = member.Kind == SchemaKind.Reference;
            if (!alternative.IsUnion || (isReference && (passed >= mostFollowed || (mostFollowed > 1 && ValueUnion.Of(alternative.Flat.Type, Flatten(isBase)) is not null))))
            {
                alternatives.Add(alternative);
                continue;
            }

            // Of a union that is met again, nothing is new.
            if (isReference && mostFollowed > 1 && !followed.Add(member.Reference!))
            {
                continue;
            }

            foreach (var inner in alternative.Flat.Type.Arguments.Reverse())
            {
                open.Push((inner, isReference ? passed + 1 : passed));
            }
        }

        return alternatives;
    }

    private Alternative ToAlternative(SchemaExpression member, bool isBase) => new(member, Flatten(isBase)(member), MeaningOf(isBase));

    private Func<SchemaExpression, FlatSchema> Flatten(bool isBase) => isBase ? schemas.FlatBase : schemas.FlatHead;

    private SchemaMeaning MeaningOf(bool isBase) => isBase ? schemas.BaseMeaning : schemas.HeadMeaning;

    private static bool IsUnion(SchemaExpression expression) => expression.Kind is SchemaKind.OneOf or SchemaKind.AnyOf;
}
