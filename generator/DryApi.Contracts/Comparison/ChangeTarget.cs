namespace DryApi.Contracts;

/// <summary>What a change touches in each contract: an operation, a parameter of it, a schema, or a property of one.</summary>
internal sealed record ChangeTarget
{
    public ContractOperation? BaseOperation { get; init; }

    public ContractOperation? HeadOperation { get; init; }

    /// <summary>The schema by name; null where it is a type without one.</summary>
    public string? BaseSchema { get; init; }

    /// <summary>The schema by name; null where it is a type without one.</summary>
    public string? HeadSchema { get; init; }

    /// <summary>The property of the schema, or the parameter of the query, on the wire.</summary>
    public string? Property { get; init; }
}
