namespace DryApi.Contracts;

/// <summary>A call that a builder offers.</summary>
public sealed class SurfaceOperation
{
    /// <summary>The operation of the contract.</summary>
    public required ContractOperation Contract { get; init; }

    /// <summary>The C# name of the method without <c>Async</c>: <c>Post</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The body's type; null when nothing is sent.</summary>
    public CSharpType? Body { get; init; }

    /// <summary>The body's type in the contract; null when nothing is sent.</summary>
    public SchemaExpression? BodyExpression { get; init; }

    /// <summary>The body's media type; null when nothing is sent.</summary>
    public string? MediaType { get; init; }

    /// <summary>The answer's type; null when the answer has no body.</summary>
    public CSharpType? Result { get; init; }

    /// <summary>The answer's type in the contract; null when it has no body.</summary>
    public SchemaExpression? ResultExpression { get; init; }

    /// <summary>The answer's media type; null when it has no body.</summary>
    public string? ResultMediaType { get; init; }

    /// <summary>The class of the query; null when there is none.</summary>
    public SurfaceModel? Query { get; init; }

    /// <summary>The kind of job that it submits; null when it answers at once.</summary>
    public string? Job { get; init; }

    /// <summary>What both sides have to agree on, in one line.</summary>
    public string ContractLine =>
        Contract + " body=" + (Body is null ? "none" : MediaType + ":" + Body.Name)
        + " result=" + (Result is null ? "none" : ResultMediaType + ":" + Result.Name)
        + (Query is null ? "" : " query=" + Query.Name)
        + (Job is null ? "" : " job=" + Job);
}
