using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Tests.Validation;

/// <summary>
/// The accepted document with its overlay, read with System.Text.Json alone: a reading of its own, that shares no code with the one
/// that the SDK is made by.
/// </summary>
internal static class AcceptedDocument
{
    public static JsonObject Root { get; } = Load();

    /// <summary>What a node stands for: itself, or what its reference leads to.</summary>
    public static JsonObject Resolve(JsonNode? node)
    {
        var schema = node!.AsObject();
        while (schema["$ref"] is { } reference)
        {
            schema = reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode)Root, (at, name) => at[name]!).AsObject();
        }

        return schema;
    }

    private static JsonObject Load()
    {
        var folder = Path.Combine(Repository(), "openapi");
        var document = Read(Path.Combine(folder, "dryapi.json"));
        foreach (var action in Read(Path.Combine(folder, "overlay.json"))["actions"]!.AsArray())
        {
            var targets = OverlayTarget.Find(document, action!["target"]!.GetValue<string>());
            if (targets.Count == 0)
            {
                throw new InvalidOperationException($"{action["target"]} matches nothing.");
            }

            targets.ForEach(target => Merge(target.AsObject(), action["update"]!.AsObject()));
        }

        return document;
    }

    private static void Merge(JsonObject target, JsonObject update)
    {
        foreach (var (name, value) in update)
        {
            if (value is JsonObject inner && target[name] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { MaxDepth = 200 })!.AsObject();

    private static string Repository([CallerFilePath] string source = "")
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(source) ?? ""])
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "openapi", "overlay.json")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("The folder 'openapi' is above neither the tests nor their sources.");
    }
}
