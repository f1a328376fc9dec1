using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Tests.Mutations;

/// <summary>Edits of one operation: that it is there, how calls authenticate, what it takes.</summary>
internal static class OperationMutations
{
    public static IEnumerable<Mutation> Of(DocumentNode root, string method, DocumentNode item, DocumentNode operation)
    {
        var (path, at) = (item.Pointer, operation.Pointer);
        yield return new Mutation($"{at}: removed", true, r => r.At(path).Drop(method));
        yield return Edit(at, "deprecated", false, o => o.Put("deprecated", "true"));
        yield return Edit(at, "no sunset date", true, o => Become(o, ("deprecated", "true"), ("x-sunset", "\"some day\"")));
        yield return Edit(at, "another id", false, o => o.Put("operationId", "\"brandNew\""));
        yield return Edit(at, "other tags", false, o => o.Put("tags", "[\"brand-new\"]"));
        yield return Edit(at, "another summary", false, o => o.Put("summary", "\"Something else.\""));
        yield return Edit(at, "needs no key", false, o => o.Put("security", "[]"));
        yield return Edit(at, "may take another key", false, o => o.PutItem("security", "{\"brandNew\":[]}"));
        yield return Edit(at, "takes another key", true, o => o.Put("security", "[{\"brandNew\":[]}]"));
        foreach (var mutation in OfParameters(root, operation, at).Concat(OfBody(root, operation, at)))
        {
            yield return mutation;
        }
    }

    private static IEnumerable<Mutation> OfParameters(DocumentNode root, DocumentNode operation, string at)
    {
        foreach (var place in (string[])["query", "header", "cookie"])
        {
            yield return Edit(at, $"required {place} added", true, o => o.PutItem("parameters", Parameter(place, "true")));
            yield return Edit(at, $"optional {place} added", false, o => o.PutItem("parameters", Parameter(place, "false")));
        }

        foreach (var node in operation["parameters"]?.Items ?? [])
        {
            var (parameter, index) = (new References(root).Resolve(node), operation["parameters"]!.Items.TakeWhile(other => other != node).Count());
            if (parameter.GetString("in") is "path")
            {
                continue;
            }

            yield return Edit(at, $"{parameter.GetString("name")} removed", false, o => o["parameters"]!.Remove(new HashSet<DocumentNode> { o["parameters"]!.Items[index] }));
            if (node["$ref"] is null)
            {
                var other = parameter.GetString("in") is "header" ? "cookie" : "header";
                var isRequired = parameter["required"] is { IsTrue: true };
                yield return Edit(node.Pointer, "moved", true, p => p.Put("in", $"\"{other}\""));
                yield return Edit(node.Pointer, isRequired ? "optional" : "required", !isRequired, p => p.Put("required", isRequired ? "false" : "true"));
                yield return Edit(node.Pointer, "deprecated", false, p => p.Put("deprecated", "true"));
                yield return Edit(node.Pointer, "reserved characters", false, p => p.Put("allowReserved", "true"));
                yield return Edit(node.Pointer, "another style", true, p => p.Put("style", "\"deepObject\""));
            }
        }
    }

    private static IEnumerable<Mutation> OfBody(DocumentNode root, DocumentNode operation, string at)
    {
        if (operation["requestBody"] is not { } node)
        {
            yield return Edit(at, "required body added", true, o => o.Put("requestBody", Body("true")));
            yield return Edit(at, "optional body added", false, o => o.Put("requestBody", Body("false")));
            yield break;
        }

        var body = new References(root).Resolve(node);
        var isRequired = body["required"] is { IsTrue: true };
        yield return Edit(at, "body removed", true, o => o.Drop("requestBody"));
        yield return Edit(body.Pointer, isRequired ? "optional" : "required", !isRequired, b => b.Put("required", isRequired ? "false" : "true"));
        yield return Edit(body.Pointer, "media type added", false, b => b["content"]!.Put("application/x-brand-new", "{\"schema\":{\"type\":\"string\"}}"));
        foreach (var content in body["content"]!.Properties)
        {
            yield return Edit(body.Pointer, $"{content.Name} becomes another", true, b => Rename(b["content"]!, content.Name));
        }
    }

    public static Mutation Edit(string pointer, string name, bool isBreaking, Action<DocumentNode> apply) =>
        new($"{pointer}: {name}", isBreaking, root => apply(root.At(pointer)));

    public static void Rename(DocumentNode contents, string mediaType)
    {
        var value = contents[mediaType]!;
        contents.Drop(mediaType);
        contents.TryAdd("application/x-brand-new", value.Position, value);
    }

    private static void Become(DocumentNode node, params (string Name, string Json)[] values) => values.ToList().ForEach(value => node.Put(value.Name, value.Json));

    private static string Parameter(string place, string required) =>
        $$$"""{"name":"brand_new","in":"{{{place}}}","required":{{{required}}},"schema":{"type":"string"}}""";

    private static string Body(string required) =>
        $$$$$"""{"required":{{{{{required}}}}},"content":{"application/json":{"schema":{"type":"string"}}}}""";
}
