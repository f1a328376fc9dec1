namespace DryApi.Contracts;

/// <summary>A type with its constraints, as it stands in one line of the contract: <c>array&lt;string maxLength=10&gt; minItems=1</c>.</summary>
public sealed class SchemaExpression
{
    private static readonly IReadOnlyList<SchemaExpression> NoArguments = [];
    private static readonly Constraint[] NoConstraints = [];

    private readonly Constraint[] _constraints;

    /// <summary>Makes an expression; constraints are put in canonical order.</summary>
    public SchemaExpression(
        SchemaKind kind,
        IEnumerable<Constraint>? constraints = null,
        IReadOnlyList<SchemaExpression>? arguments = null,
        string? reference = null,
        IOrigin? origin = null)
    {
        Origin = origin;
        Kind = kind;
        Reference = reference;
        Arguments = arguments ?? NoArguments;
        Depth = Arguments.Count == 0 ? 1 : 1 + Arguments.Max(argument => argument.Depth);
        _constraints = constraints is null ? NoConstraints : Sorted(constraints);
    }

    private SchemaExpression(SchemaExpression other, Constraint[] constraints)
    {
        Origin = other.Origin;
        Kind = other.Kind;
        Reference = other.Reference;
        Arguments = other.Arguments;
        Depth = other.Depth;
        _constraints = constraints;
    }

    /// <summary>Where the type is said; null when it was made in memory.</summary>
    public IOrigin? Origin { get; }

    /// <summary>What the type is at its outermost.</summary>
    public SchemaKind Kind { get; }

    /// <summary>The name of the schema, for <see cref="SchemaKind.Reference"/>.</summary>
    public string? Reference { get; }

    /// <summary>The types inside: the item of an array, the members of a union.</summary>
    public IReadOnlyList<SchemaExpression> Arguments { get; }

    /// <summary>How many types stand in one another, itself counted.</summary>
    internal int Depth { get; }

    /// <summary>The constraints, in canonical order.</summary>
    public IReadOnlyList<Constraint> Constraints => _constraints;

    /// <summary>Whether null is allowed.</summary>
    public bool IsNullable => Has("nullable");

    /// <summary>Whether this is the content of a file.</summary>
    public bool IsFile => Kind == SchemaKind.String && this["format"] == "\"binary\"";

    /// <summary>The value of a constraint as JSON text, or null.</summary>
    public string? this[string name] => Find(name)?.Value;

    /// <summary>The constraint of that name, or null.</summary>
    public Constraint? Find(string name)
    {
        foreach (var constraint in _constraints)
        {
            if (constraint.Name == name)
            {
                return constraint;
            }
        }

        return null;
    }

    /// <summary>Whether the flag is set.</summary>
    public bool Has(string flag) => this[flag] == "true";

    /// <summary>Whether both have the same constraints, wherever they stand.</summary>
    internal bool HasSameConstraintsAs(SchemaExpression other)
    {
        if (_constraints.Length != other._constraints.Length)
        {
            return false;
        }

        for (var i = 0; i < _constraints.Length; i++)
        {
            if (!_constraints[i].Equals(other._constraints[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both are written with the same words.</summary>
    internal bool SaysTheSameAs(SchemaExpression other)
    {
        var isSame = Kind == other.Kind && Reference == other.Reference && Arguments.Count == other.Arguments.Count && HasSameConstraintsAs(other);
        for (var i = 0; isSame && i < Arguments.Count; i++)
        {
            isSame = Arguments[i].SaysTheSameAs(other.Arguments[i]);
        }

        return isSame;
    }

    /// <summary>The same type with one more constraint, or another value of it.</summary>
    public SchemaExpression With(string name, string value = "true", IOrigin? origin = null) => With(new Constraint(name, value) { Origin = origin });

    /// <summary>The same type with one more constraint, or another value of it.</summary>
    public SchemaExpression With(Constraint constraint)
    {
        // The constraints are in order: the new one goes to its place.
        var index = 0;
        while (index < _constraints.Length && ConstraintOrder.Instance.Compare(_constraints[index].Name, constraint.Name) < 0)
        {
            index++;
        }

        var replaced = index < _constraints.Length && _constraints[index].Name == constraint.Name ? 1 : 0;
        var constraints = new Constraint[_constraints.Length + 1 - replaced];
        Array.Copy(_constraints, constraints, index);
        constraints[index] = constraint;
        Array.Copy(_constraints, index + replaced, constraints, index + 1, _constraints.Length - index - replaced);
        return new SchemaExpression(this, constraints);
    }

    /// <summary>The same type without these constraints.</summary>
    public SchemaExpression Without(params string[] names) =>
        Array.Exists(_constraints, c => names.Contains(c.Name)) ? new(this, Array.FindAll(_constraints, c => !names.Contains(c.Name))) : this;

    /// <summary>The expression as the contract prints it.</summary>
    public override string ToString() => ExpressionText.Write(this);

    private static Constraint[] Sorted(IEnumerable<Constraint> constraints)
    {
        var sorted = constraints.ToArray();
        if (sorted.Length > 1)
        {
            Array.Sort(sorted, static (a, b) => ConstraintOrder.Instance.Compare(a.Name, b.Name));
        }

        return sorted;
    }
}
