namespace DryApi.Contracts;

/// <summary>Everything that a caller of a service can depend on, free of prose and of the order in which a document says it.</summary>
public sealed class Contract
{
    /// <summary>The service's name (<c>info.title</c>).</summary>
    public required string Title { get; init; }

    /// <summary>The version the service gives its interface (<c>info.version</c>).</summary>
    public required string Version { get; init; }

    /// <summary>The part that all paths share and that builders leave out; empty when there is none.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>The file that it was read from, from its start; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>The names of hand-written types that the C# of this contract keeps off, sorted: it would have them otherwise.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The addresses of the service, in the document's order: the first is the default.</summary>
    public List<string> Servers { get; } = [];

    /// <summary>The ways to authenticate, sorted by name.</summary>
    public List<ContractSecurityScheme> SecuritySchemes { get; } = [];

    /// <summary>What hand-written code of the SDK relies on and the service says, sorted by name.</summary>
    public List<ContractReliance> Reliances { get; } = [];

    /// <summary>What hand-written code of the SDK relies on and the service does not say: none of it is in the contract's text.</summary>
    public List<ContractReliance> Unmet { get; } = [];

    /// <summary>All operations, webhooks and callbacks, sorted by path and method.</summary>
    public List<ContractOperation> Operations { get; } = [];

    /// <summary>Responses that several operations share, sorted by name.</summary>
    public List<ContractResponse> Responses { get; } = [];

    /// <summary>All schemas with a name of their own: components, and inline objects named after where they stand. Sorted.</summary>
    public List<ContractSchema> Schemas { get; } = [];

    private Dictionary<string, ContractSchema>? _schemaByName;
    private Dictionary<string, ContractResponse>? _responseByName;
    private Dictionary<string, FlatSchema>? _flatByName;

    /// <summary>The schema of that name, or null.</summary>
    public ContractSchema? FindSchema(string name)
    {
        // Read and made as a whole: several threads may compare one contract, and each may make it.
        var byName = Volatile.Read(ref _schemaByName);
        if (byName is null || byName.Count != Schemas.Count)
        {
            byName = Schemas.ToDictionary(s => s.Name, StringComparer.Ordinal);
            Volatile.Write(ref _schemaByName, byName);
        }

        return byName.TryGetValue(name, out var schema) ? schema : null;
    }

    /// <summary>What each schema is with its references followed.</summary>
    internal IReadOnlyDictionary<string, FlatSchema> FlatByName
    {
        get
        {
            var byName = Volatile.Read(ref _flatByName);
            if (byName is null || byName.Count != Schemas.Count)
            {
                byName = FlatSchema.All(this);
                Volatile.Write(ref _flatByName, byName);
            }

            return byName;
        }
    }

    /// <summary>The shared answer of that name, or null.</summary>
    public ContractResponse? FindResponse(string name)
    {
        var byName = Volatile.Read(ref _responseByName);
        if (byName is null || byName.Count != Responses.Count)
        {
            byName = Responses.ToDictionary(r => r.Name, StringComparer.Ordinal);
            Volatile.Write(ref _responseByName, byName);
        }

        return byName.TryGetValue(name, out var response) ? response : null;
    }
}
