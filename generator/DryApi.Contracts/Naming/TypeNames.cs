namespace DryApi.Contracts;

/// <summary>Allots the names of types, of which each stands for one thing.</summary>
/// <param name="project">Names that types of the project have, which no type of the document gets.</param>
internal sealed class TypeNames(IEnumerable<string> project)
{
    private readonly HashSet<string> _project = new(project, StringComparer.Ordinal);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _schemaOf = new(StringComparer.Ordinal);

    /// <summary>Allots the names of the named schemas, before all that gets its name from its place.</summary>
    public void Reserve(IReadOnlyList<ContractSchema> schemas)
    {
        var isSettled = true;
        foreach (var schema in schemas)
        {
            if (schema.Type["csharpType"] is null)
            {
                var name = Own(schema);
                isSettled &= !_schemaOf.ContainsKey(name);
                _schemaOf[name] = schema.Name;
            }
        }

        if (isSettled)
        {
            return;
        }

        foreach (var (schema, name) in ScopeNames.Of(schemas.Where(schema => schema.Type["csharpType"] is null).Select(schema => (schema.Name, schema.Name, (string?)null)), IsTaken, "Model").Select(pair => (pair.Key, pair.Value)))
        {
            _schemas[schema] = name;
            _schemaOf[name] = schema;
        }
    }

    /// <summary>The name of a schema.</summary>
    public string Of(ContractSchema schema)
    {
        if (schema.Type["csharpType"] is { } given)
        {
            return JsonText.Unquote(given);
        }

        _ = IsOfProject(CSharpName.Of(schema.Name));
        return _schemas.TryGetValue(schema.Name, out var name) ? name : Own(schema);
    }

    /// <summary>The schema that the name was allotted to; null where it was to none.</summary>
    public string? SchemaOf(string name) => _schemaOf.TryGetValue(name, out var schema) ? schema : null;

    /// <summary>What has the name; null where nothing has.</summary>
    public string? OwnerOf(string name) => _owners.TryGetValue(name, out var owner) ? owner : null;

    /// <summary>Notes what a name stands for.</summary>
    public void Claim(string name, string owner) => _owners[name] = owner;

    /// <summary>The name that something gets from its place; what has it already keeps it.</summary>
    /// <param name="name">The name that it would have.</param>
    /// <param name="owner">What it is.</param>
    /// <param name="place">Where it stands, from which it is told apart.</param>
    /// <param name="isOfSchema">Whether the name is that of the schema that it stands in for.</param>
    public string Allot(string name, string owner, Func<string> place, bool isOfSchema)
    {
        _ = IsOfProject(name);
        name = IsTaken(name) ? name + "Model" : name;
        while ((OwnerOf(name) is { } other && other != owner) || (!isOfSchema && SchemaOf(name) is not null))
        {
            name += CSharpName.Digits(place());
        }

        Claim(name, owner);
        return name;
    }

    /// <summary>Whether the project has a type of that name.</summary>
    public bool IsOfProject(string name)
    {
        if (!_project.Contains(name))
        {
            return false;
        }

        _met.Add(name);
        return true;
    }

    /// <summary>The names of the project's types that were asked for, sorted: the others change nothing.</summary>
    public IEnumerable<string> Met => _met.OrderBy(static name => name, StringComparer.Ordinal);

    private string Own(ContractSchema schema)
    {
        var name = CSharpName.Of(schema.Name);
        return IsTaken(name) ? name + "Model" : name;
    }

    private bool IsTaken(string name) => TakenTypeNames.Contains(name) || _project.Contains(name);
}
