using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Operations;

/// <summary>The accepted documents with their overlays, read without any code of the product.</summary>
internal static class ServiceDocument
{
    /// <summary>The versions of the API, of which each has a document.</summary>
    public static IReadOnlyList<ServiceVersion> Versions { get; } =
    [
        new("v1", Read("v1"), typeof(DryApiClient), adapter => new DryApiClient(adapter), DryApiOperations.All, "/price-calculation"),
        new("v2", Read("v2"), typeof(V2.DryApiClient), adapter => new V2.DryApiClient(adapter), V2.DryApiOperations.All, "/price"),
    ];

    /// <summary>Every operation of all documents.</summary>
    public static IEnumerable<ServiceOperation> AllOperations => Versions.SelectMany(version => version.Operations);

    public static ServiceVersion Version(string folder) => Versions.Single(version => version.Folder == folder);

    public static ServiceVersion VersionOf(ServiceOperation operation) => Versions.Single(version => version.Operations.Contains(operation));

    public static ServiceOperation Operation(string name) => AllOperations.Single(operation => operation.Name == name);

    /// <summary>The node itself, or what it refers to.</summary>
    public static JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? Resolve(reference.Split('/').Skip(1).Aggregate(node.Root, (parent, name) => parent[name] ?? throw new KeyNotFoundException(reference)))
        : node;

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
