namespace DryApi.Contracts;

/// <summary>Compares types: follows references on both sides, ends cycles, and finds which alternative became which.</summary>
internal sealed class SchemaComparer
{
    /// <summary>How many alternatives are held against one another.</summary>
    private const int MostDisjoint = 20;

    private readonly Contract _base;
    private readonly Contract _head;
    private readonly ConstraintComparer _constraints;
    private readonly ObjectComparer _objects;
    private readonly UnionComparer _unions;
    private readonly Assignability _sent;
    private readonly Assignability _received;
    private readonly WorkBudget _budget;
    private readonly Dictionary<SchemaPairKey, Findings> _pairs = [];

    /// <summary>The pairs whose inside is still to be compared, the next one on top: what schemas lead to is as deep as there are schemas.</summary>
    private readonly Stack<SchemaPair> _open = new();

    /// <summary>Those that were met since the last step.</summary>
    private readonly List<SchemaPair> _next = [];

    public SchemaComparer(Contract @base, Contract head, ComparisonOptions options, WorkBudget budget)
    {
        (_base, _head, _budget) = (@base, head, budget);
        _constraints = new ConstraintComparer(options);
        (_sent, _received) = (new Assignability(isSent: true, budget), new Assignability(isSent: false, budget));
        (BaseMeaning, HeadMeaning) = (new SchemaMeaning(@base, budget), new SchemaMeaning(head, budget));
        _objects = new ObjectComparer(this, budget);
        _unions = new UnionComparer(this, budget);
    }

    /// <summary>Says what types of the old contract say.</summary>
    public SchemaMeaning BaseMeaning { get; }

    /// <summary>Says what types of the new contract say.</summary>
    public SchemaMeaning HeadMeaning { get; }

    public FlatSchema FlatBase(SchemaExpression expression) => FlatSchema.Of(_base, expression);

    public FlatSchema FlatHead(SchemaExpression expression) => FlatSchema.Of(_head, expression);

    /// <summary>How two types fit, in the direction in which values go at a place.</summary>
    public TypeFit FitOf(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (before, after) = (new TypedIn(_base, old), new TypedIn(_head, @new));
        return context.IsSent ? new TypeFit(_sent, before, after, _base) : new TypeFit(_received, after, before, _head);
    }

    /// <summary>Whether no value fits two alternatives of a union.</summary>
    public bool AreDisjoint(SchemaExpression union, bool isBase)
    {
        var whole = isBase ? new TypedIn(_base, FlatBase(union)) : new TypedIn(_head, FlatHead(union));
        var members = union.Arguments.Select(whole.With).ToList();
        return members.Count <= MostDisjoint && members.All(one => members.All(other => ReferenceEquals(one, other) || _received.IsDisjoint(one, other)));
    }

    /// <summary>Whether two types say the same and nothing that could differ all the same: most properties of most documents.</summary>
    public static bool IsSameScalar(SchemaExpression old, SchemaExpression @new) =>
        old.Kind == @new.Kind && TypeRelation.IsScalar(old.Kind) && old.HasSameConstraintsAs(@new) && !KeywordSchemas.IsAnyIn(old);

    /// <summary>Compares what was met in places: the pairs of named schemas, then what they exclude.</summary>
    public void CompareMet(IEnumerable<Findings> places)
    {
        PushMet();
        while (_open.Count > 0)
        {
            CompareInside(_open.Pop());
            PushMet();
        }

        if (_unions.HasExclusions)
        {
            Exclusion.TellAll(places, _unions.Tell);
        }
    }

    public void Compare(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        _budget.Spend(1, context.HeadOrigin);
        if (old.Kind != SchemaKind.Reference && @new.Kind != SchemaKind.Reference)
        {
            _constraints.CompareNotes(WithNull(BaseMeaning, old), WithNull(HeadMeaning, @new), context);
            CompareShapes(new FlatSchema(old, null), new FlatSchema(@new, null), context);
            return;
        }

        // What is said beside a reference is a fact of the place; all else is one of the schema, whoever refers to it.
        var isPure = old.Kind == @new.Kind && !HasNotes(old) && !HasNotes(@new);
        var (from, to) = (FlatBase(old), FlatHead(@new));
        if (!isPure)
        {
            _constraints.CompareNotes(WithNull(BaseMeaning, from.Type), WithNull(HeadMeaning, to.Type), context);
        }

        context.Found.Nested.Add(Pair(KeyOf(_base, old), KeyOf(_head, @new), from, to, isPure, context));
    }

    /// <summary>Compares all but the notes that a reference may carry.</summary>
    public void CompareShapes(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (from, to) = (old.Type, @new.Type);
        var discriminators = (Old: from.Find("discriminator"), New: to.Find("discriminator"));
        if (discriminators is not (null, null))
        {
            CompareDiscriminators(discriminators.Old, discriminators.New, context);
        }

        if (from.Kind == SchemaKind.AllOf || to.Kind == SchemaKind.AllOf || from.Kind == SchemaKind.Not || to.Kind == SchemaKind.Not)
        {
            _unions.CompareGroups(old, @new, context);
        }
        else if (IsUnion(from) != IsUnion(to) && ValueUnion.Of(IsUnion(from) ? from : to, IsUnion(from) ? FlatBase : FlatHead) is { } values)
        {
            CompareOwn(IsUnion(from) ? old with { Type = values } : old, IsUnion(to) ? @new with { Type = values } : @new, context);
        }
        else if ((IsUnion(from) || IsUnion(to)) && !IsFree(from) && !IsFree(to))
        {
            _unions.CompareAlternatives(old, @new, context);
        }
        else
        {
            CompareOwn(old, @new, context);
        }
    }

    /// <summary>Compares what is said of a type as a whole, whatever it consists of.</summary>
    public void CompareConstraints(SchemaExpression old, SchemaExpression @new, ComparisonContext context) => _constraints.Compare(old, @new, context);

    /// <summary>Compares two types that are no unions.</summary>
    public void CompareOwn(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (from, to) = (old.Type, @new.Type);
        if (!TypeRelation.IsSameKind(from.Kind, to.Kind))
        {
            var rules = TypeRelation.RulesOf(from, to, context);
            context.Report(rules, "type", TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
            var isText = context.IsLoose && TypeRelation.IsScalar(from.Kind) && TypeRelation.IsScalar(to.Kind);
            if (isText || (TypeRelation.IsNumber(from.Kind) && TypeRelation.IsNumber(to.Kind)))
            {
                // The format of one type says nothing about another; what is allowed can have become less all the same.
                _constraints.Compare(from.Without("format"), to.Without("format"), context);
            }
            else if ((context.IsSent ? to : from).Kind == SchemaKind.Any && rules.For(context.Polarity).Severity < Severity.Breaking)
            {
                CompareBeside(old, @new, isOld: !context.IsSent, context);
            }

            return;
        }

        _constraints.Compare(from, to, context);
        CompareNamed(from, to, context);
        if (from.Kind == SchemaKind.Array)
        {
            Compare(from.Arguments[0], to.Arguments[0], context with { Subject = context.Subject + "[]", IsItem = true, BaseOrigin = from.Arguments[0].Origin, HeadOrigin = to.Arguments[0].Origin });
        }

        // Properties are compared whatever the type says: a document that calls an object a string still means them.
        if (TypeRelation.IsObject(from.Kind) || SaysMembers(old) || SaysMembers(@new))
        {
            _objects.Compare(old, @new, context);
        }
    }

    /// <summary>
    /// Compares what one side says beside a type that may be any, or beside alternatives: of the values that the other side has, it can allow
    /// less all the same.
    /// </summary>
    /// <param name="old">The old type.</param>
    /// <param name="new">The new type.</param>
    /// <param name="isOld">Whether it is the old type that says it.</param>
    /// <param name="context">The place.</param>
    public void CompareBeside(FlatSchema old, FlatSchema @new, bool isOld, ComparisonContext context)
    {
        var (saying, typed) = isOld ? (old.Type, @new.Type) : (@new.Type, old.Type);
        if (saying.Constraints.All(c => !AllowedValues.IsOfValues(c.Name)))
        {
            return;
        }

        var names = new HashSet<string>(
            saying.Constraints.Where(c => AllowedValues.IsOfValues(c.Name) && Keywords.Applies(c.Name, typed.Kind) && !AllowedValues.IsImplied(c, typed)).Select(c => c.Name),
            StringComparer.Ordinal);
        var (from, to) = (Only(old.Type), Only(@new.Type));
        _constraints.Compare(from, to, context);
        CompareNamed(from, to, context);
        if (SaysMembers(from) || SaysMembers(to))
        {
            _objects.Compare(old, @new, context);
        }

        SchemaExpression Only(SchemaExpression type) => type.Constraints.Where(c => !names.Contains(c.Name)).Aggregate(type, (left, c) => left.Without(c.Name));
    }

    /// <summary>Compares what is said of properties beside alternatives.</summary>
    public void CompareMembers(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        if (SaysMembers(old.Type) || SaysMembers(@new.Type))
        {
            _objects.Compare(old, @new, context);
        }
    }

    /// <summary>Keywords that hold schemas can be the same on both sides, and name schemas that are not.</summary>
    private void CompareNamed(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        foreach (var constraint in old.Constraints)
        {
            if (KeywordSchemas.IsKeyword(constraint.Name) && @new.Find(constraint.Name) is { } other)
            {
                CompareKeyword(constraint, other, context);
            }
        }
    }

    /// <summary>Compares the schemas in a keyword, each with the one of the same name or number. What came or went is compared elsewhere.</summary>
    private void CompareKeyword(Constraint old, Constraint @new, ComparisonContext context)
    {
        var after = new Dictionary<string, SchemaExpression>(StringComparer.Ordinal);
        foreach (var inside in KeywordSchemas.Of(@new))
        {
            after[inside.Key] = inside.Value;
        }

        var rules = (Keywords.Find(old.Name)?.Rules as PresenceRules)?.Changed ?? SchemaRules.PrefixItemsChanged;
        foreach (var inside in KeywordSchemas.Of(old))
        {
            if (!after.TryGetValue(inside.Key, out var to))
            {
                continue;
            }

            var (from, fact) = (inside.Value, inside.Key.Length == 0 ? old.Name : old.Name + "/" + inside.Key);
            // A name is no fact: what two names stand for is compared.
            if (!(HasName(from) && HasName(to)) && from.ToString() != to.ToString() && !SayTheSame(FlatBase(from), FlatHead(to)))
            {
                CompareOther(from, to, rules, fact, context with { BaseOrigin = old.Origin ?? context.BaseOrigin, HeadOrigin = @new.Origin ?? context.HeadOrigin });
            }
            else if (old.Name == "if")
            {
                // Under another condition, what follows from it is asked of others: more there is less elsewhere.
                _unions.CompareExcluded(from, to, rules, fact, context);
            }
            else
            {
                Compare(from, to, context with { Place = "property" });
            }
        }
    }

    /// <summary>Tells that a keyword holds another schema; where that allows, or asks, no more than callers count on, for information.</summary>
    private void CompareOther(SchemaExpression old, SchemaExpression @new, RulePair rules, string fact, ComparisonContext context)
    {
        var (before, after) = (FlatBase(old), FlatHead(@new));
        if (!AllowTheSame(before, after, context))
        {
            (context with { IsMuted = context.IsMuted || (fact != "if" && FitOf(before, after, context).IsWithin) }).Report(rules, fact, old.ToString(), @new.ToString());
        }
        else
        {
            // A property that only one of them describes is taken for none that is sent; it is told all the same.
            Compare(old, @new, context with { Place = "property", IsMuted = true });
        }
    }

    /// <summary>Compares what tells kinds of a thing apart, and the schemas that are reached by it alone.</summary>
    private void CompareDiscriminators(Constraint? old, Constraint? @new, ComparisonContext context)
    {
        DiscriminatorComparer.Compare(old, @new, IsSame, context);
        if (old is null || @new is null)
        {
            return;
        }

        var after = DiscriminatorMapping.Of(@new);
        foreach (var entry in DiscriminatorMapping.Of(old).Where(entry => after.TryGetValue(entry.Key, out var target) && target == entry.Value))
        {
            if (DiscriminatorMapping.SchemaOf(entry.Value, _base) is { } from && DiscriminatorMapping.SchemaOf(entry.Value, _head) is { } to)
            {
                Compare(from, to, context with { Place = "property" });
            }
        }

        bool IsSame(string from, string to) =>
            DiscriminatorMapping.SchemaOf(from, _base) is { } before && DiscriminatorMapping.SchemaOf(to, _head) is { } after && AllowTheSame(FlatBase(before), FlatHead(after), context);
    }

    /// <summary>Whether two types look the same, names left out: then what differs in them, if anything, is told in detail.</summary>
    public bool SayTheSame(FlatSchema old, FlatSchema @new) => BaseMeaning.Of(old) == HeadMeaning.Of(@new);

    private bool AllowTheSame(FlatSchema old, FlatSchema @new, ComparisonContext context) =>
        FitOf(old, @new, context).IsWithin && FitOf(old, @new, context with { Polarity = context.IsSent ? Polarity.Received : Polarity.Sent }).IsWithin;

    private Findings Pair(object baseKey, object headKey, FlatSchema old, FlatSchema @new, bool withNotes, ComparisonContext context)
    {
        var key = new SchemaPairKey(baseKey, headKey, context.Place, context.IsSent, context.IsMuted, context.IsLoose, withNotes);
        if (_pairs.TryGetValue(key, out var known))
        {
            return known;
        }

        // Known before its inside is compared: a schema may contain itself.
        _budget.Spend(16, @new.Schema?.Origin ?? old.Schema?.Origin);
        var found = _pairs[key] = context.Found.New();
        var inside = context with
        {
            Found = found,
            Subject = (@new.Schema ?? old.Schema)?.Name ?? context.Subject,

            // A class for something else is a change of the place that has it: the class itself can be there as before.
            Target = old.Schema is null || @new.Schema is null ? context.Target : new ChangeTarget { BaseSchema = old.Schema.Name, HeadSchema = @new.Schema.Name },
            BaseOrigin = old.Schema?.Origin ?? old.Type.Origin ?? context.BaseOrigin,
            HeadOrigin = @new.Schema?.Origin ?? @new.Type.Origin ?? context.HeadOrigin,
        };
        _next.Add(new SchemaPair(old, @new, withNotes, inside));
        return found;
    }

    /// <summary>A union with null, where the schema of an alternative allows it: beside the others, or under a name, it says the same.</summary>
    private static SchemaExpression WithNull(SchemaMeaning meaning, SchemaExpression type) =>
        IsUnion(type) && !type.IsNullable && type.Arguments.FirstOrDefault(meaning.AllowsNull) is { } nullable ? type.With("nullable", origin: nullable.Origin) : type;

    private void CompareInside(SchemaPair pair)
    {
        if (pair.WithNotes)
        {
            _constraints.CompareNotes(WithNull(BaseMeaning, pair.Old.Type), WithNull(HeadMeaning, pair.New.Type), pair.ComparisonContext);
        }

        CompareShapes(pair.Old, pair.New, pair.ComparisonContext);
    }

    // The first that was met is compared first.
    private void PushMet()
    {
        for (var i = _next.Count - 1; i >= 0; i--)
        {
            _open.Push(_next[i]);
        }

        _next.Clear();
    }

    /// <summary>The same object for the same schema, whichever reference led to it.</summary>
    private static object KeyOf(Contract contract, SchemaExpression expression) =>
        expression.Kind == SchemaKind.Reference && contract.FindSchema(expression.Reference!) is { } schema ? schema : expression;

    private static bool SaysMembers(FlatSchema type) => type.Schema is not null || SaysMembers(type.Type);

    private static bool SaysMembers(SchemaExpression type) => type.Find("requires") is not null || type.Find("additionalProperties") is not null;

    private static bool HasName(SchemaExpression expression) => expression.Kind == SchemaKind.Reference || expression.Arguments.Any(HasName);

    private static bool HasNotes(SchemaExpression expression) => expression.Constraints.Any(c => ConstraintComparer.IsNote(c.Name));

    private static bool IsUnion(SchemaExpression expression) => expression.Kind is SchemaKind.OneOf or SchemaKind.AnyOf;

    private static bool IsFree(SchemaExpression expression) => expression.Kind == SchemaKind.Any && expression.Constraints.All(c => ConstraintComparer.IsNote(c.Name));
}
