namespace DryApi.Contracts;

/// <summary>The C# of a contract, found by what the contract calls things.</summary>
internal sealed class SurfaceIndex
{
    private readonly Contract _contract;
    private readonly Dictionary<SurfaceBuilder, string> _paths = [];
    private readonly HashSet<string> _builders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContractSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)> _operations = new(StringComparer.Ordinal);

    public SurfaceIndex(Contract contract, CSharpSurface surface)
    {
        (_contract, Surface) = (contract, surface);
        Read(surface.Root);
        foreach (var schema in contract.Schemas)
        {
            _schemas[Surface.NameOf(schema)] = schema;
        }
    }

    public CSharpSurface Surface { get; }

    /// <summary>The type of a named schema; null when it has none of its own.</summary>
    public CSharpType? TypeOf(string? schemaName)
    {
        var name = schemaName is not null && _contract.FindSchema(schemaName) is { } schema ? Surface.NameOf(schema) : null;
        return name is null ? null
            : Surface.FindModel(name) is not null ? new CSharpType(TypeKind.Model, name)
            : Surface.FindEnum(name) is not null ? new CSharpType(TypeKind.OpenEnum, name)
            : Surface.FindUnion(name) is not null ? new CSharpType(TypeKind.Union, name)
            : null;
    }

    /// <summary>The schema of that C# name; null when it has no name in the contract.</summary>
    public ContractSchema? SchemaOf(string typeName) => _schemas.TryGetValue(typeName, out var schema) ? schema : null;

    /// <summary>Where a schema stands; null where it is none, or was made in memory.</summary>
    public IOrigin? OriginOf(string schemaName) => _contract.FindSchema(schemaName)?.Origin;

    /// <summary>The schema that says what a place has; null where the place itself does.</summary>
    public string? SchemaOf(SchemaExpression? place)
    {
        var type = place is { Kind: SchemaKind.Array } ? place.Arguments[0] : place;
        return type is null ? null : FlatSchema.Of(_contract, type).Schema?.Name;
    }

    /// <summary>The call of an operation, the builder that offers it, and how callers reach it; null when there is none.</summary>
    public (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)? Find(ContractOperation? operation) =>
        operation is null ? null : Find(operation.ToString());

    /// <summary>The same, by method and path.</summary>
    public (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)? Find(string operation) =>
        _operations.TryGetValue(operation, out var found) ? found : null;

    /// <summary>The members that lead from the client to a builder: <c>Txt2Img.PriceCalculation</c>; with the number of its parameters for an indexer, <c>RequestStatus[1]</c>, or a method, <c>Tags(2)</c>.</summary>
    public string PathOf(SurfaceBuilder builder) => _paths[builder];

    /// <summary>Whether a builder of that name is there.</summary>
    public bool HasBuilder(string name) => _builders.Contains(name);

    private static string PathBelow(string path, SurfaceBuilder child) => (child.Member, child.Parameters.Count) switch
    {
        (null, var count) => $"{path}[{count}]",
        ({ } member, 0) => path.Length == 0 ? member : $"{path}.{member}",
        ({ } member, var count) => path.Length == 0 ? $"{member}({count})" : $"{path}.{member}({count})",
    };

    private void Read(SurfaceBuilder root)
    {
        var open = new Stack<(SurfaceBuilder Builder, string Access)>();
        open.Push((root, "client"));
        _paths[root] = "";
        while (open.Count > 0)
        {
            var (builder, access) = open.Pop();
            _ = builder == root || _builders.Add(builder.Name);
            foreach (var operation in builder.Operations)
            {
                _operations[operation.Contract.ToString()] = (operation, builder, $"{access}.{operation.Method}");
            }

            foreach (var child in builder.Children)
            {
                _paths[child] = PathBelow(_paths[builder], child);
                open.Push((child, child.Member is { } member ? $"{access}.{member}" : $"{access}[{string.Join(", ", child.Parameters)}]"));
            }
        }
    }
}
