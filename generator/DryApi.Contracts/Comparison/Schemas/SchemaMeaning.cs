namespace DryApi.Contracts;

/// <summary>
/// What types of a contract say, each as a number: the same for types that say the same, in whichever contract, whatever their schemas are
/// called and whether they have a name at all. By it what has no name of its own is known again. Schemas may contain themselves, so a number
/// covers a few levels: types of one number are likely the same, and are compared all the same.
/// </summary>
/// <param name="contract">The contract in which names mean something.</param>
/// <param name="budget">What the reading may cost.</param>
internal sealed class SchemaMeaning(Contract contract, WorkBudget budget)
{
    /// <summary>How many levels are looked at: those of values in values.</summary>
    public const int Whole = 6;

    /// <summary>Levels enough to tell what is near from what is not.</summary>
    public const int Near = 2;

    /// <summary>How many unions and groups in one another are looked at.</summary>
    private const int MostNested = 100;

    private readonly Dictionary<object, long>[] _known = [.. Enumerable.Range(0, Whole + 1).Select(_ => new Dictionary<object, long>())];
    private readonly Dictionary<object, bool> _nullable = [];
    private int _nested;

    /// <summary>What a type says, its name and whether it allows null left out.</summary>
    public long Of(FlatSchema flat, int depth = Whole) =>
        flat.Schema is { } schema && ReferenceEquals(schema.Type, flat.Type) ? Of(schema, flat, depth) : Of(flat.Type, flat, depth);

    /// <summary>Whether null is among what a type allows: of a union, in any of its members, under whatever names.</summary>
    public bool AllowsNull(SchemaExpression expression) => AllowsNull(expression, FlatSchema.Of(contract, expression));

    private bool AllowsNull(SchemaExpression expression, FlatSchema flat)
    {
        if (flat.Type.IsNullable || !IsUnion(flat.Type))
        {
            return flat.Type.IsNullable;
        }

        var key = KeyOf(expression);
        if (_nested >= MostNested || _nullable.TryGetValue(key, out var known))
        {
            return _nullable.TryGetValue(key, out known) && known;
        }

        // What leads back to itself adds nothing.
        _nullable[key] = false;
        _nested++;
        var isNullable = flat.Type.Arguments.Any(AllowsNull);
        _nested--;
        return _nullable[key] = isNullable;
    }

    /// <summary>What a type says, its name and whether it allows null left out.</summary>
    public long Of(SchemaExpression expression, int depth) => Of(KeyOf(expression), FlatSchema.Of(contract, expression), depth);

    private long Of(object key, FlatSchema flat, int depth)
    {
        if (depth == 0 || _nested >= MostNested)
        {
            return 0;
        }

        var known = _known[depth];
        if (known.TryGetValue(key, out var meaning))
        {
            return meaning;
        }

        known[key] = 0;
        _nested++;
        meaning = OfNew(flat, depth);
        _nested--;
        return known[key] = meaning;
    }

    // Sums, for the order of members, parts and properties says nothing.
    private long OfNew(FlatSchema flat, int depth)
    {
        var type = ValueUnion.Of(flat.Type, Flatten) ?? flat.Type;
        budget.Spend(1 + type.Arguments.Count, type.Origin);
        if (IsUnion(type) && !HasFacts(type))
        {
            return Sum(type.Arguments, member => OfMember(member, depth));
        }

        var sum = Mixed(TypeRelation.IsObject(type.Kind) ? (long)SchemaKind.Object : (long)type.Kind, 1);
        foreach (var constraint in type.Constraints)
        {
            sum += OfConstraint(constraint, depth);
        }

        sum += type.Kind switch
        {
            SchemaKind.OneOf or SchemaKind.AnyOf => Sum(type.Arguments, member => OfMember(member, depth)),
            SchemaKind.AllOf => Sum(type.Arguments, part => Mixed(part.Kind == SchemaKind.Reference ? Of(part, depth) : OfNew(new FlatSchema(part, null), depth), 2)),
            _ => Sum(type.Arguments, inner => OfInner(inner, 3, depth)),
        };
        return sum + (flat.Schema is { } schema ? OfProperties(schema, depth) : 0);
    }

    /// <summary>The members of a union in a union are members of both.</summary>
    private long OfMember(SchemaExpression member, int depth)
    {
        var flat = Flatten(member);
        return IsUnion(flat.Type) && !HasFacts(flat.Type) && ValueUnion.Of(flat.Type, Flatten) is null ? Of(member, depth) : Mixed(Of(member, depth - 1), 4);
    }

    private long OfProperties(ContractSchema schema, int depth)
    {
        budget.Spend(schema.Properties.Count / 4, schema.Origin);
        var sum = schema.AdditionalProperties is { } others ? OfInner(others, 5, depth) : 0;
        foreach (var property in schema.Properties)
        {
            sum += OfInner(property.Type, Of(property.Name) + (property.IsRequired ? 6 : 7), depth);
        }

        foreach (var pattern in schema.PatternProperties)
        {
            sum += OfInner(pattern.Type, Of(pattern.Name) + 8, depth);
        }

        return sum;
    }

    private long OfConstraint(Constraint constraint, int depth)
    {
        if (constraint.Name is "nullable" or "required" or "csharpName" or "csharpType" or "csharpExternal" or "surface")
        {
            return 0;
        }

        budget.SpendText(constraint.Value.Length, constraint.Origin);
        var name = Of(constraint.Name);
        return KeywordSchemas.IsKeyword(constraint.Name) ? Sum(KeywordSchemas.Of(constraint), inside => OfInner(inside.Value, name + Of(inside.Key), depth))
            : constraint.Name == "discriminator" ? name
            : Mixed(Of(constraint.Value), name);
    }

    /// <summary>What stands in a type: whether it allows null is a part of that.</summary>
    private long OfInner(SchemaExpression inner, long role, int depth)
    {
        var flat = Flatten(inner);
        return Mixed(Of(KeyOf(inner), flat, depth - 1) + (depth > 1 && AllowsNull(inner, flat) ? 9 : 0), role);
    }

    private FlatSchema Flatten(SchemaExpression expression) => FlatSchema.Of(contract, expression);

    private object KeyOf(SchemaExpression expression) =>
        expression is { Kind: SchemaKind.Reference, Constraints.Count: 0 } && contract.FindSchema(expression.Reference!) is { } schema ? schema : expression;

    private static long Sum<T>(IEnumerable<T> values, Func<T, long> meaning) => values.Aggregate(0L, (sum, value) => unchecked(sum + meaning(value)));

    private static bool IsUnion(SchemaExpression type) => type.Kind is SchemaKind.OneOf or SchemaKind.AnyOf;

    private static bool HasFacts(SchemaExpression type) => type.Constraints.Any(constraint => constraint.Name != "nullable");

    private static long Of(string text)
    {
        var sum = 14695981039346656037UL;
        foreach (var character in text)
        {
            sum = unchecked((sum ^ character) * 1099511628211UL);
        }

        return unchecked((long)sum);
    }

    private static long Mixed(long value, long role)
    {
        unchecked
        {
            var mixed = ((ulong)value + 0x9E3779B97F4A7C15UL) ^ ((ulong)role * 0xC2B2AE3D27D4EB4FUL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (long)(mixed ^ (mixed >> 31));
        }
    }
}
