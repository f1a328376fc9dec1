using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Operations;

/// <summary>The accepted documents with their overlays, read without any code of the product.</summary>
internal static class ServiceDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static JsonNode Root { get; } = Read("v1");

    /// <summary>Every operation of the first document.</summary>
    public static IReadOnlyList<ServiceOperation> Operations { get; } = OperationsOf(Root);

    /// <summary>Every operation of the second one.</summary>
    public static IReadOnlyList<ServiceOperation> SecondOperations { get; } = OperationsOf(Read("v2"));

    public static ServiceOperation Operation(string name) => Operations.Concat(SecondOperations).Single(operation => operation.Name == name);

    /// <summary>The node itself, or what it refers to.</summary>
    public static JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? Resolve(reference.Split('/').Skip(1).Aggregate(node.Root["paths"] is null ? Root : node.Root, (parent, name) => parent[name] ?? throw new KeyNotFoundException(reference)))
        : node;

    private static IReadOnlyList<ServiceOperation> OperationsOf(JsonNode root) =>
    [
        .. root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(operation => Methods.Contains(operation.Key))
            .Select(operation => new ServiceOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!))),
    ];

    private static JsonNode Read(string folder)
    {
        var root = JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf(folder, "dryapi.json")))!;
        foreach (var action in JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf(folder, "overlay.json")))!["actions"]!.AsArray())
        {
            foreach (var found in OverlayPath.Find(root, (string)action!["target"]!))
            {
                foreach (var (name, value) in action["update"]!.AsObject())
                {
                    if (found[name] is JsonArray known && value is JsonArray more)
                    {
                        foreach (var item in more)
                        {
                            known.Add(item?.DeepClone());
                        }

                        continue;
                    }

                    // An action that changes anything but words would need merging; none does.
                    (name != "description" && found.AsObject().ContainsKey(name)).ShouldBeFalse($"{action["target"]} changes {name}");
                    found[name] = value?.DeepClone();
                }
            }
        }

        return root;
    }
}
