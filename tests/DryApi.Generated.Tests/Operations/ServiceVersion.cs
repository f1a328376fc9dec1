using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Generated.Tests.Operations;

/// <summary>A version of the API: its document, with its overlay, and the client that is made of it.</summary>
/// <param name="Folder">The folder of the document.</param>
/// <param name="Root">The document.</param>
/// <param name="Client">The type of the client.</param>
/// <param name="On">Makes a client on an adapter.</param>
/// <param name="Described">The operations as data.</param>
/// <param name="PriceSegment">The last segment of the paths that say what a call costs.</param>
internal sealed record ServiceVersion(string Folder, JsonNode Root, Type Client, Func<IRequestAdapter, DryApiClientBase> On, IReadOnlyList<OperationDescription> Described, string PriceSegment)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Every operation of the document.</summary>
    public IReadOnlyList<ServiceOperation> Operations { get; } =
    [
        .. Root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(operation => Methods.Contains(operation.Key))
            .Select(operation => new ServiceOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!))),
    ];

    /// <summary>The class that says of the contract what code relies on.</summary>
    public Type Contract => Client.Assembly.GetType(Client.Namespace + ".DryApiContract", throwOnError: true)!;

    /// <summary>The schemas that are on the surface though no operation uses them.</summary>
    public IReadOnlyList<(string Name, JsonNode Schema)> SurfaceSchemas { get; } =
        [.. Root["components"]!["schemas"]!.AsObject().Where(schema => (bool?)schema.Value!["x-surface"] == true).Select(schema => (schema.Key, schema.Value!))];

    /// <summary>The operation that says where a job stands.</summary>
    public ServiceOperation JobStatus => Operations.Single(operation => (bool?)operation.Node["x-job-status"] == true);

    /// <summary>The operation as data.</summary>
    public OperationDescription Describe(ServiceOperation operation) => Described.Single(described => $"{described.Method} {described.Path}" == operation.Name);

    /// <inheritdoc />
    public override string ToString() => Folder;
}
