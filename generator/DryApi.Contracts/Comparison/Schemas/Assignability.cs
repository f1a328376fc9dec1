namespace DryApi.Contracts;

/// <summary>
/// Whether every value of one type is allowed by another, of whichever contract; and whether two types have no value in common. Both answers
/// are given where they are certain, else the answer is no.
/// </summary>
/// <remarks>
/// As everywhere in the comparison, a property that an object does not describe is taken for one that it does not have. What is sent in a
/// property that the other type does not know is lost, what is received in one is left alone.
/// </remarks>
/// <param name="isSent">Whether the values are sent to the service.</param>
/// <param name="budget">What judging may cost.</param>
internal sealed class Assignability(bool isSent, WorkBudget budget)
{
    private static readonly SchemaExpression Any = new(SchemaKind.Any);

    // What is asked for in a question; what asks for more is not certain.
    private const int MostSteps = 20_000;
    private const int MostDepth = 60;
    private const int MostNestedParts = 8;

    private readonly HashSet<(object, object)> _within = [];
    private readonly HashSet<(object, object)> _notWithin = [];
    private readonly List<(object, object)> _assumed = [];
    private int _steps;
    private int _depth;

    /// <summary>Whether every value of one type is certainly allowed by the other.</summary>
    public bool IsWithin(TypedIn narrow, TypedIn wide)
    {
        (_steps, _depth) = (0, 0);
        return Within(narrow, wide);
    }

    /// <summary>Whether no value is certainly allowed by both.</summary>
    public bool IsDisjoint(TypedIn one, TypedIn other)
    {
        (_steps, _depth) = (0, 0);
        return Disjoint(one, other);
    }

    private bool Within(TypedIn narrow, TypedIn wide)
    {
        var pair = (narrow.Key, wide.Key);
        if (_within.Contains(pair) || _notWithin.Contains(pair))
        {
            return _within.Contains(pair);
        }

        if (!Enter(wide))
        {
            return false;
        }

        // A schema may contain itself: what is being asked holds until something says otherwise.
        var assumed = _assumed.Count;
        _assumed.Add(pair);
        _within.Add(pair);
        var isWithin = WithinNew(narrow, wide);
        _depth--;
        if (!isWithin)
        {
            for (var i = _assumed.Count - 1; i >= assumed; i--)
            {
                _within.Remove(_assumed[i]);
            }

            _assumed.RemoveRange(assumed, _assumed.Count - assumed);
            _notWithin.Add(pair);
        }

        return isWithin;
    }

    private bool Enter(TypedIn place)
    {
        budget.Spend(1, place.Flat.Type.Origin);
        if (++_steps > MostSteps || _depth >= MostDepth)
        {
            return false;
        }

        _depth++;
        return true;
    }

    private bool WithinNew(TypedIn narrow, TypedIn wide)
    {
        var (from, to) = (narrow.Flat.Type, wide.Flat.Type);
        if (to.Kind == SchemaKind.Any && to.Constraints.All(c => ConstraintComparer.IsNote(c.Name)))
        {
            return true;
        }

        if (from.IsNullable && !to.IsNullable && to.Kind != SchemaKind.Null)
        {
            return false;
        }

        if (from.Kind is SchemaKind.OneOf or SchemaKind.AnyOf)
        {
            return from.Arguments.All(member => Within(narrow.With(member), wide));
        }

        if (to.Kind == SchemaKind.AllOf)
        {
            return to.Arguments.All(part => Within(narrow, wide.Part(part)));
        }

        if (from.Kind == SchemaKind.AllOf)
        {
            return from.Arguments.Any(part => Within(narrow.Part(part), wide) && !AsksForMore(narrow, part, wide));
        }

        return to.Kind switch
        {
            SchemaKind.AnyOf => to.Arguments.Any(member => Within(narrow, wide.With(member))) || AllValues(from, value => to.Arguments.Any(member => Within(narrow.With(value), wide.With(member)))),
            SchemaKind.OneOf => IsWithinOne(narrow, wide, to) || AllValues(from, value => IsWithinOne(narrow.With(value), wide, to)),
            SchemaKind.Not => Disjoint(narrow, wide.With(to.Arguments[0])),
            _ => WithinPlain(narrow, wide),
        };
    }

    /// <summary>
    /// Whether a group asks, in another of its parts, for a property of which none says a type, and the other type does: nobody sends what no schema
    /// describes, but what is required is sent.
    /// </summary>
    private static bool AsksForMore(TypedIn group, SchemaExpression fitting, TypedIn wide)
    {
        var (own, after) = (ObjectComparer.PropertiesOf(group.Part(fitting).Flat), ObjectComparer.PropertiesOf(wide.Flat));
        var isEachTyped = ObjectComparer.OthersOf(wide.Flat) is not null;
        return (isEachTyped || after.Count > 0) && group.Flat.Type.Arguments.Where(part => !ReferenceEquals(part, fitting))
            .Any(part => Untyped(group.Part(part), MostNestedParts).Any(name => !own.ContainsKey(name) && (isEachTyped || after.ContainsKey(name))));
    }

    /// <summary>The properties that a type asks for, or one of its members does, without saying of which type they are.</summary>
    private static IEnumerable<string> Untyped(TypedIn type, int depth)
    {
        if (type.Flat.Type.Kind is SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf)
        {
            return depth == 0 ? [] : type.Flat.Type.Arguments.SelectMany(part => Untyped(type.Part(part), depth - 1));
        }

        var properties = ObjectComparer.PropertiesOf(type.Flat);
        return ObjectComparer.RequiredOf(type.Flat, properties).Keys.Where(name => !properties.ContainsKey(name));
    }

    private bool IsWithinOne(TypedIn narrow, TypedIn wide, SchemaExpression union)
    {
        var fitting = union.Arguments.FirstOrDefault(member => Within(narrow, wide.With(member)));
        return fitting is not null && union.Arguments.All(member => ReferenceEquals(member, fitting) || Disjoint(narrow, wide.With(member)));
    }

    /// <summary>Whether a type is a list of several values, each of which fits.</summary>
    private static bool AllValues(SchemaExpression type, Func<SchemaExpression, bool> fits) =>
        type["enum"] is { } list && JsonText.Items(list) is { Count: > 1 } values && values.All(value => fits(type.With("enum", "[" + value + "]")));

    private bool WithinPlain(TypedIn narrow, TypedIn wide)
    {
        var (from, to) = (narrow.Flat.Type, wide.Flat.Type);
        var isKind = TypeRelation.IsSameKind(from.Kind, to.Kind) || to.Kind == SchemaKind.Any || (from.Kind == SchemaKind.Integer && to.Kind == SchemaKind.Number);
        if (!isKind || !to.Constraints.All(constraint => KeywordSchemas.IsKeyword(constraint.Name) ? IsKeywordImplied(constraint, narrow, wide) : IsImplied(constraint, from)))
        {
            return false;
        }

        return from.Kind == SchemaKind.Array
            ? to.Kind == SchemaKind.Any || ItemsOf(from, to).All(item => Within(narrow.With(item), wide.With(to.Arguments[0])))
            : !(HasMembers(narrow.Flat) || HasMembers(wide.Flat)) || HaveFittingMembers(narrow, wide);
    }

    /// <summary>What an array holds where the other one says of all items the same: the first ones, of which it alone says something else, and the rest.</summary>
    private static IEnumerable<SchemaExpression> ItemsOf(SchemaExpression array, SchemaExpression other)
    {
        var first = array.Find("prefixItems") is { } own ? KeywordSchemas.Of(own) : [];
        var told = other.Find("prefixItems") is { } like ? KeywordSchemas.Of(like).Count : 0;
        return first.Skip(told).Select(item => item.Value).Append(array.Arguments[0]);
    }

    /// <summary>Whether one type has a keyword of the other, with schemas that ask for as much. A name in them can stand for other things in each contract.</summary>
    private bool IsKeywordImplied(Constraint keyword, TypedIn narrow, TypedIn wide)
    {
        if (narrow.Flat.Type.Find(keyword.Name) is not { } own)
        {
            return false;
        }

        var inside = KeywordSchemas.Of(own).ToDictionary(schema => schema.Key, schema => narrow.With(schema.Value), StringComparer.Ordinal);
        return KeywordSchemas.Of(keyword).All(asked =>
            inside.TryGetValue(asked.Key, out var from) && Within(from, wide.With(asked.Value)) && (keyword.Name != "if" || Within(wide.With(asked.Value), from)));
    }

    /// <summary>Whether what one type says implies a constraint.</summary>
    private static bool IsImplied(Constraint constraint, SchemaExpression type)
    {
        // What objects require is judged with their properties.
        if (!AllowedValues.IsOfValues(constraint.Name) || constraint.Name == "requires")
        {
            return true;
        }

        var own = type.Find(constraint.Name);
        return own?.Value == constraint.Value || AllowedValues.IsImplied(constraint, type) || constraint.Name switch
        {
            "enum" => own is not null && JsonText.Items(own.Value).All(value => AllowedValues.Allows(constraint, value)),
            "exclusiveMaximum" => (own is not null && JsonNumber.Compare(own.Value, constraint.Value) <= 0) || (type["maximum"] is { } most && JsonNumber.Compare(most, constraint.Value) < 0),
            "exclusiveMinimum" => (own is not null && JsonNumber.Compare(own.Value, constraint.Value) >= 0) || (type["minimum"] is { } least && JsonNumber.Compare(least, constraint.Value) > 0),
            "multipleOf" => own is not null && JsonNumber.IsMultiple(own.Value, constraint.Value),
            "schemes" or "fileTypes" => own is not null && JsonText.Items(own.Value).All(JsonText.Items(constraint.Value).Contains),
            var name => own is not null && Keywords.Find(name)?.Bound switch
            {
                KeywordBound.Upper => JsonNumber.Compare(own.Value, constraint.Value) <= 0,
                KeywordBound.Lower => JsonNumber.Compare(own.Value, constraint.Value) >= 0,
                _ => false,
            },
        };
    }

    private bool HaveFittingMembers(TypedIn narrow, TypedIn wide)
    {
        var (from, to) = (narrow.Flat, wide.Flat);
        var (before, after) = (ObjectComparer.PropertiesOf(from), ObjectComparer.PropertiesOf(to));
        var (required, asked) = (ObjectComparer.RequiredOf(from, before), ObjectComparer.RequiredOf(to, after));
        if (!asked.Keys.All(required.ContainsKey))
        {
            return false;
        }

        var (others, ownOthers) = (ObjectComparer.OthersOf(to), ObjectComparer.OthersOf(from));
        var isClosed = to.Type["additionalProperties"] == "false";
        foreach (var property in before.Values)
        {
            var isFitting = after.TryGetValue(property.Name, out var like) ? Within(narrow.With(property.Type), wide.With(like.Type))
                : !isClosed && (others is null ? !isSent || after.Count == 0 : Within(narrow.With(property.Type), wide.With(others)));
            if (!isFitting)
            {
                return false;
            }
        }

        var (patterns, ownPatterns) = (to.Schema?.PatternProperties ?? [], from.Schema?.PatternProperties ?? []);
        if (!patterns.All(pattern => ownPatterns.Find(own => own.Name == pattern.Name) is { } same && Within(narrow.With(same.Type), wide.With(pattern.Type))))
        {
            return false;
        }

        // Nobody sends what no schema describes, but what is required is sent.
        foreach (var name in required.Keys.Where(name => !before.ContainsKey(name) && ownPatterns.Count == 0))
        {
            var asWhat = after.TryGetValue(name, out var like) ? like.Type : others;
            if (asWhat is not null && !Within(narrow.With(ownOthers ?? Any), wide.With(asWhat)))
            {
                return false;
            }
        }

        // Which names fit a pattern is not asked: it can be those that only the other type describes, and those that it leaves to the others.
        var apart = after.Values.Where(like => !before.ContainsKey(like.Name)).ToList();
        foreach (var pattern in ownPatterns.Where(own => !patterns.Exists(like => like.Name == own.Name)))
        {
            var isFitting = !isClosed && (others is null ? !isSent || after.Count == 0 : Within(narrow.With(pattern.Type), wide.With(others)));
            if (!isFitting || !apart.TrueForAll(like => Within(narrow.With(pattern.Type), wide.With(like.Type))))
            {
                return false;
            }
        }

        if (from.Type["additionalProperties"] == "false")
        {
            return true;
        }

        // An object that describes nothing is one of any properties.
        var describesNothing = before.Count == 0 && ownPatterns.Count == 0;
        return ownOthers is null
            ? (others is null || !(isSent || describesNothing)) && !(describesNothing && after.Count > 0)
            : !isClosed && apart.Select(like => like.Type).Concat(others is null ? [] : [others]).All(type => Within(narrow.With(ownOthers), wide.With(type)));
    }

    private bool Disjoint(TypedIn one, TypedIn other)
    {
        if (!Enter(one))
        {
            return false;
        }

        var areDisjoint = DisjointNew(one, other);
        _depth--;
        return areDisjoint;
    }

    private bool DisjointNew(TypedIn one, TypedIn other)
    {
        var (a, b) = (one.Flat.Type, other.Flat.Type);
        if ((AllowsNull(a) && (AllowsNull(b) || b.Kind == SchemaKind.Null)) || (a.Kind == SchemaKind.Null && AllowsNull(b)))
        {
            return false;
        }

        if (a.Kind is SchemaKind.OneOf or SchemaKind.AnyOf)
        {
            return a.Arguments.All(member => Disjoint(one.With(member), other));
        }

        if (b.Kind is SchemaKind.OneOf or SchemaKind.AnyOf)
        {
            return b.Arguments.All(member => Disjoint(one, other.With(member)));
        }

        if (a.Kind == SchemaKind.AllOf)
        {
            return a.Arguments.Any(part => Disjoint(one.Part(part), other));
        }

        if (b.Kind == SchemaKind.AllOf)
        {
            return b.Arguments.Any(part => Disjoint(one, other.Part(part)));
        }

        if (a.Kind == SchemaKind.Not || b.Kind == SchemaKind.Not)
        {
            return a.Kind == SchemaKind.Not ? b.Kind != SchemaKind.Not && Within(other, one.With(a.Arguments[0])) : Within(one, other.With(b.Arguments[0]));
        }

        if (a.Kind == SchemaKind.Any || b.Kind == SchemaKind.Any)
        {
            return HaveNoCommonValue(a, b);
        }

        return !(TypeRelation.IsSameKind(a.Kind, b.Kind) || (TypeRelation.IsNumber(a.Kind) && TypeRelation.IsNumber(b.Kind)))
            || HaveNoCommonValue(a, b)
            || (TypeRelation.IsObject(a.Kind) && (AreTold(one, other) || AreTold(other, one)));
    }

    /// <summary>Whether a type that is no union, or one that is, says that it allows null: what may be anything may be null.</summary>
    private static bool AllowsNull(SchemaExpression type) => type.IsNullable || (type.Kind == SchemaKind.Any && type["enum"] is null);

    private static bool HaveNoCommonValue(SchemaExpression a, SchemaExpression b) => IsEmpty(a, b) || IsEmpty(b, a) || IsAbove(a, b) || IsAbove(b, a);

    /// <summary>Whether a type is a list of values that another one does not allow.</summary>
    private static bool IsEmpty(SchemaExpression list, SchemaExpression type) =>
        list["enum"] is { } values && JsonText.Items(values).All(value =>
            !AllowedValues.IsOfKind(value, type.Kind) || type.Constraints.Any(c => (c.Name is "enum" or "multipleOf" || Keywords.Find(c.Name) is { Measure: not KeywordMeasure.None }) && !AllowedValues.Allows(c, value)));

    /// <summary>Whether all of one type is more than any of another, where one of them at least has nothing but values that can be more or less.</summary>
    private static bool IsAbove(SchemaExpression a, SchemaExpression b) =>
        ((TypeRelation.IsNumber(a.Kind) || TypeRelation.IsNumber(b.Kind)) && a["minimum"] is { } least && b["maximum"] is { } most && JsonNumber.Compare(least, most) > 0)
        || ((a.Kind == SchemaKind.String || b.Kind == SchemaKind.String) && a["minLength"] is { } shortest && b["maxLength"] is { } longest && JsonNumber.Compare(shortest, longest) > 0);

    /// <summary>Whether one object has to have a property that the other one does not allow, or not so.</summary>
    private bool AreTold(TypedIn one, TypedIn other)
    {
        var (own, others) = (ObjectComparer.PropertiesOf(one.Flat), ObjectComparer.PropertiesOf(other.Flat));
        var isClosed = other.Flat.Type["additionalProperties"] == "false" && other.Flat.Schema is not { PatternProperties.Count: > 0 };
        foreach (var name in ObjectComparer.RequiredOf(one.Flat, own).Keys)
        {
            var isTold = others.TryGetValue(name, out var like)
                ? own.TryGetValue(name, out var property) && Disjoint(one.With(property.Type), other.With(like.Type))
                : isClosed;
            if (isTold)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMembers(FlatSchema flat) => TypeRelation.IsObject(flat.Type.Kind) || flat.Schema is not null || flat.Type.Find("requires") is not null;
}
