namespace DryApi.Contracts;

/// <summary>The C# of a contract, found by what the contract calls things.</summary>
internal sealed class SurfaceIndex
{
    private readonly Contract _contract;
    private readonly HashSet<string> _builders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)> _operations = new(StringComparer.Ordinal);

    public SurfaceIndex(Contract contract, CSharpSurface surface)
    {
        (_contract, Surface) = (contract, surface);
        Read(surface.Root);
        Accesses = new SortedDictionary<string, string>(_operations.ToDictionary(o => o.Key, o => o.Value.Access), StringComparer.Ordinal);
    }

    public CSharpSurface Surface { get; }

    /// <summary>The class of a named schema; null when it has none.</summary>
    public SurfaceModel? ModelOf(string? schemaName) =>
        schemaName is not null && _contract.FindSchema(schemaName) is { } schema ? Surface.FindModel(NameOf(schema)) : null;

    /// <summary>The enumeration of a named schema; null when it has none.</summary>
    public SurfaceEnum? EnumOf(string? schemaName) =>
        schemaName is not null && _contract.FindSchema(schemaName) is { } schema ? Surface.FindEnum(NameOf(schema)) : null;

    /// <summary>The call of an operation, the builder that offers it, and how callers reach it; null when there is none.</summary>
    public (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)? Find(ContractOperation? operation) =>
        operation is not null && _operations.TryGetValue(operation.ToString(), out var found) ? found : null;

    /// <summary>How callers reach each operation.</summary>
    public SortedDictionary<string, string> Accesses { get; }

    /// <summary>Whether a builder of that name is there.</summary>
    public bool HasBuilder(string name) => _builders.Contains(name);

    private void Read(SurfaceBuilder root)
    {
        var open = new Stack<(SurfaceBuilder Builder, string Access)>();
        open.Push((root, "client"));
        while (open.Count > 0)
        {
            var (builder, access) = open.Pop();
            _ = builder == root || _builders.Add(builder.Name);
            foreach (var operation in builder.Operations)
            {
                _operations[operation.Contract.ToString()] = (operation, builder, $"{access}.{operation.Name}Async");
            }

            foreach (var child in builder.Children)
            {
                open.Push((child, child.Member is { } member ? $"{access}.{member}" : $"{access}[{child.Parameter}]"));
            }
        }
    }

    private static string NameOf(ContractSchema schema) => schema.Type["csharpType"] is { } given ? JsonText.Unquote(given) : CSharpName.Pascal(schema.Name);
}
