using System.Text.Json.Nodes;

namespace DryApi.OpenApi.Tests.Bundling;

/// <summary>A document that says the same in several files, by chance: components and paths in files of their own or in shared ones, referred to from everywhere.</summary>
internal sealed class SplitDocument
{
    public const string Name = "document.json";

    private readonly Random _random;
    private readonly JsonObject _root;
    private readonly Dictionary<string, JsonNode> _files = new(StringComparer.Ordinal);

    /// <summary>Where each component is that left the document: its file, and the fragment there.</summary>
    private readonly Dictionary<string, (string File, string Fragment)> _homes = new(StringComparer.Ordinal);

    /// <summary>Those of them that the document still has by a reference.</summary>
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    private SplitDocument(string document, int seed)
    {
        _random = new Random(seed);
        _root = JsonNode.Parse(document)!.AsObject();
    }

    /// <summary>Writes the files.</summary>
    /// <returns>The document's own.</returns>
    public static string Write(string document, int seed, string folder)
    {
        var split = new SplitDocument(document, seed);
        split.Split();
        foreach (var (name, content) in split._files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), content.ToJsonString());
        }

        return Path.Combine(folder, Name);
    }

    private void Split()
    {
        var used = Used();
        var components = _root["components"] as JsonObject ?? [];
        foreach (var (folder, map) in components.ToList())
        {
            foreach (var (name, component) in map!.AsObject().ToList())
            {
                Place(folder, name, component!.AsObject(), used.Contains($"#/components/{folder}/{name}"));
            }
        }

        foreach (var (path, item) in _root["paths"]!.AsObject().ToList())
        {
            if (item!.AsObject().ContainsKey("$ref") || _random.Next(2) == 0)
            {
                continue;
            }

            var file = $"paths/{_files.Count}.yaml";
            _root["paths"]![path] = new JsonObject { ["$ref"] = _random.Next(2) == 0 ? file : "./" + file };
            _files[file] = item.DeepClone();
        }

        foreach (var (file, content) in _files.ToList())
        {
            _files[file] = Rewrite(content, file);
        }

        _files[Name] = Rewrite(_root, Name);
    }

    private void Place(string folder, string name, JsonObject component, bool isUsed)
    {
        var choice = _random.Next(5);
        if (choice == 0 || component.ContainsKey("$ref"))
        {
            return;
        }

        var pointer = $"#/components/{folder}/{name}";
        if (choice == 1)
        {
            _homes[pointer] = ($"{folder}/{name}.json", "");
            _files[_homes[pointer].File] = component.DeepClone();
        }
        else
        {
            var (file, keys) = choice == 2 ? ("shared.yaml", (string[])["components", folder]) : ($"{folder}/all{choice}.json", []);
            var place = (_files.TryGetValue(file, out var known) ? known : _files[file] = new JsonObject()).AsObject();
            foreach (var key in keys)
            {
                place = (place[key] ??= new JsonObject()).AsObject();
            }

            place[name] = component.DeepClone();
            _homes[pointer] = (file, string.Concat(keys.Append(name).Select(key => "/" + key)));
        }

        var map = _root["components"]![folder]!.AsObject();
        if (!isUsed || folder == "securitySchemes" || _random.Next(2) == 0)
        {
            _aliases.Add(pointer);
            map[name] = new JsonObject { ["$ref"] = Uri(_homes[pointer]) };
        }
        else
        {
            map.Remove(name);
        }
    }

    private JsonNode Rewrite(JsonNode node, string file)
    {
        switch (node)
        {
            case JsonObject named:
                var isMapping = named.Parent is JsonObject { } parent && named.GetPropertyName() == "mapping" && parent.ContainsKey("propertyName");
                return new JsonObject(named.Select(property => KeyValuePair.Create(
                    property.Key,
                    (property.Key == "$ref" || isMapping) && property.Value is JsonValue text && text.TryGetValue(out string? reference) ? Rewritten(reference, file)
                    : property.Value is null ? null : Rewrite(property.Value, file))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => item is null ? null : Rewrite(item, file))]);
            default:
                return node.DeepClone();
        }
    }

    private JsonNode Rewritten(string reference, string file)
    {
        if (!reference.StartsWith('#'))
        {
            return JsonValue.Create(reference);
        }

        var component = string.Join('/', reference.Split('/').Take(4));
        var isInDocument = !_homes.TryGetValue(component, out var home) || (_aliases.Contains(component) && component == reference && _random.Next(2) == 0);
        var (target, fragment) = isInDocument ? (Name, reference[1..]) : (home.File, home.Fragment + reference[component.Length..]);
        if (target == file)
        {
            return JsonValue.Create("#" + fragment);
        }

        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath("/" + file))!, "/" + target);
        return JsonValue.Create(Uri((_random.Next(3) == 0 && !relative.StartsWith('.') ? "./" + relative : relative, fragment)));
    }

    private static string Uri((string File, string Fragment) place) => place.Fragment.Length == 0 ? place.File : place.File + "#" + place.Fragment;

    /// <summary>The components that operations lead to.</summary>
    private HashSet<string> Used()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<JsonNode?>(new[] { _root["paths"], _root["webhooks"] });
        while (pending.TryPop(out var node))
        {
            foreach (var child in node is JsonObject named ? named.Select(property => property.Value) : node as JsonArray ?? Enumerable.Empty<JsonNode?>())
            {
                pending.Push(child);
            }

            if (node is JsonObject holder && holder["$ref"] is JsonValue text && text.TryGetValue(out string? reference) && reference.Split('/') is ["#", "components", var folder, var name, ..] && used.Add($"#/components/{folder}/{name}"))
            {
                pending.Push(_root["components"]?[folder]?[name]);
            }
        }

        return used;
    }
}
