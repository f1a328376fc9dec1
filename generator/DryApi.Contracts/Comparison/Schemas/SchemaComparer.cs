namespace DryApi.Contracts;

/// <summary>Compares types: follows references on both sides, ends cycles, and finds which alternative became which.</summary>
internal sealed class SchemaComparer
{
    private readonly Contract _base;
    private readonly Contract _head;
    private readonly ConstraintComparer _constraints;
    private readonly ObjectComparer _objects;
    private readonly UnionComparer _unions;
    private readonly WorkBudget _budget;
    private readonly Dictionary<SchemaPairKey, Findings> _pairs = [];

    /// <summary>The pairs whose inside is still to be compared, the next one on top: what schemas lead to is as deep as there are schemas.</summary>
    private readonly Stack<MetPair> _open = new();

    /// <summary>Those that were met since the last step.</summary>
    private readonly List<MetPair> _met = [];

    public SchemaComparer(Contract @base, Contract head, ComparisonOptions options, WorkBudget budget)
    {
        (_base, _head, _budget) = (@base, head, budget);
        _constraints = new ConstraintComparer(options);
        _objects = new ObjectComparer(this, budget);
        _unions = new UnionComparer(this, budget);
    }

    public FlatSchema FlatBase(SchemaExpression expression) => FlatSchema.Of(_base, expression);

    public FlatSchema FlatHead(SchemaExpression expression) => FlatSchema.Of(_head, expression);

    /// <summary>Whether two types say the same and nothing that could differ all the same: most properties of most documents.</summary>
    public static bool IsSameScalar(SchemaExpression old, SchemaExpression @new) =>
        old.Kind == @new.Kind && TypeRelation.IsScalar(old.Kind) && old.HasSameConstraintsAs(@new) && !NamedInKeyword.IsAnyIn(old);

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
            Exclusion.TellAll(places, UnionComparer.Tell);
        }
    }

    public void Compare(SchemaExpression old, SchemaExpression @new, Site site)
    {
        _budget.Spend(1, site.HeadOrigin);
        if (old.Kind != SchemaKind.Reference && @new.Kind != SchemaKind.Reference)
        {
            _constraints.CompareNotes(old, @new, site);
            CompareShapes(new FlatSchema(old, null), new FlatSchema(@new, null), site);
            return;
        }

        // What is said beside a reference is a fact of the place; all else is one of the schema, whoever refers to it.
        var isPure = old.Kind == @new.Kind && !HasNotes(old) && !HasNotes(@new);
        var (from, to) = (FlatBase(old), FlatHead(@new));
        if (!isPure)
        {
            _constraints.CompareNotes(from.Type, to.Type, site);
        }

        site.Found.Met.Add(Pair(KeyOf(_base, old), KeyOf(_head, @new), from, to, isPure, site));
    }

    /// <summary>Compares all but the notes that a reference may carry.</summary>
    public void CompareShapes(FlatSchema old, FlatSchema @new, Site site)
    {
        var (from, to) = (old.Type, @new.Type);
        if (from.Kind == SchemaKind.AllOf || to.Kind == SchemaKind.AllOf || from.Kind == SchemaKind.Not || to.Kind == SchemaKind.Not)
        {
            _unions.CompareGroups(old, @new, site);
        }
        else if ((IsUnion(from) || IsUnion(to)) && !IsFree(from) && !IsFree(to))
        {
            _unions.CompareAlternatives(old, @new, site);
        }
        else
        {
            CompareOwn(old, @new, site);
        }
    }

    /// <summary>Compares what is said of a type as a whole, whatever it consists of.</summary>
    public void CompareConstraints(SchemaExpression old, SchemaExpression @new, Site site) => _constraints.Compare(old, @new, site);

    /// <summary>Compares two types that are no unions.</summary>
    public void CompareOwn(FlatSchema old, FlatSchema @new, Site site)
    {
        var (from, to) = (old.Type, @new.Type);
        if (!TypeRelation.IsSameKind(from.Kind, to.Kind))
        {
            site.Report(TypeRelation.RulesOf(from, to, site), "type", TypeRelation.Describe(from), TypeRelation.Describe(to), from.Origin, to.Origin);
            var isText = site.IsLoose && TypeRelation.IsScalar(from.Kind) && TypeRelation.IsScalar(to.Kind);
            if (isText || (TypeRelation.IsNumber(from.Kind) && TypeRelation.IsNumber(to.Kind)))
            {
                // The format of one type says nothing about another; what is allowed can have become less all the same.
                _constraints.Compare(from.Without("format"), to.Without("format"), site);
            }

            return;
        }

        _constraints.Compare(from, to, site);
        CompareNamed(from, to, site);
        if (from.Kind == SchemaKind.Array)
        {
            Compare(from.Arguments[0], to.Arguments[0], site with { Subject = site.Subject + "[]", IsItem = true, BaseOrigin = from.Arguments[0].Origin, HeadOrigin = to.Arguments[0].Origin });
        }

        // Properties are compared whatever the type says: a document that calls an object a string still means them.
        if (TypeRelation.IsObject(from.Kind) || HasProperties(old.Schema) || HasProperties(@new.Schema))
        {
            _objects.Compare(old, @new, site);
        }
    }

    /// <summary>Keywords kept word for word can be the same on both sides, and name schemas that are not.</summary>
    private void CompareNamed(SchemaExpression old, SchemaExpression @new, Site site)
    {
        foreach (var constraint in old.Constraints.Where(c => @new[c.Name] == c.Value))
        {
            foreach (var name in NamedInKeyword.Of(constraint).Where(n => _base.FindSchema(n) is not null && _head.FindSchema(n) is not null))
            {
                var reference = new SchemaExpression(SchemaKind.Reference, reference: name);
                Compare(reference, reference, site with { Place = "property" });
            }
        }
    }

    private Findings Pair(object baseKey, object headKey, FlatSchema old, FlatSchema @new, bool withNotes, Site site)
    {
        var key = new SchemaPairKey(baseKey, headKey, site.Place, site.IsSent, site.IsMuted, site.IsLoose, withNotes);
        if (_pairs.TryGetValue(key, out var known))
        {
            return known;
        }

        // Known before its inside is compared: a schema may contain itself.
        _budget.Spend(16, @new.Schema?.Origin ?? old.Schema?.Origin);
        var found = _pairs[key] = site.Found.New();
        var inside = site with
        {
            Found = found,
            Subject = (@new.Schema ?? old.Schema)?.Name ?? site.Subject,

            // A class for something else is a change of the place that has it: the class itself can be there as before.
            Target = old.Schema is null || @new.Schema is null ? site.Target : new ChangeTarget { BaseSchema = old.Schema.Name, HeadSchema = @new.Schema.Name },
            BaseOrigin = old.Schema?.Origin ?? old.Type.Origin ?? site.BaseOrigin,
            HeadOrigin = @new.Schema?.Origin ?? @new.Type.Origin ?? site.HeadOrigin,
        };
        _met.Add(new MetPair(old, @new, withNotes, inside));
        return found;
    }

    private void CompareInside(MetPair pair)
    {
        if (pair.WithNotes)
        {
            _constraints.CompareNotes(pair.Old.Type, pair.New.Type, pair.Site);
        }

        CompareShapes(pair.Old, pair.New, pair.Site);
    }

    // The first that was met is compared first.
    private void PushMet()
    {
        for (var i = _met.Count - 1; i >= 0; i--)
        {
            _open.Push(_met[i]);
        }

        _met.Clear();
    }

    /// <summary>The same object for the same schema, whichever reference led to it.</summary>
    private static object KeyOf(Contract contract, SchemaExpression expression) =>
        expression.Kind == SchemaKind.Reference && contract.FindSchema(expression.Reference!) is { } schema ? schema : expression;

    private static bool HasProperties(ContractSchema? schema) => schema is { Properties.Count: > 0 } or { PatternProperties.Count: > 0 };

    private static bool HasNotes(SchemaExpression expression) => expression.Constraints.Any(c => ConstraintComparer.IsNote(c.Name));

    private static bool IsUnion(SchemaExpression expression) => expression.Kind is SchemaKind.OneOf or SchemaKind.AnyOf;

    private static bool IsFree(SchemaExpression expression) => expression.Kind == SchemaKind.Any;
}
