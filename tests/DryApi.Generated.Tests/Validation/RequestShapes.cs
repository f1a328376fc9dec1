using DryApi.Generated.Tests.Operations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Every body and every query of the document, with the class that the builder at its path takes.</summary>
internal static class RequestShapes
{
    private static readonly DryApiClient Client = new("key");

    private static readonly Dictionary<string, BaseRequestBuilder> Builders = Walk(Client).DistinctBy(PathOf).ToDictionary(PathOf, StringComparer.Ordinal);

    public static IReadOnlyList<RequestShape> All { get; } = [.. Operations().SelectMany(Shapes)];

    /// <summary>The operations of the document: path, method and what is said of it.</summary>
    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations() =>
        from path in ServiceDocument.Root.AsObject()["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where method.Key is "get" or "post" or "put" or "patch" or "delete"
        select (path.Key, method.Key, method.Value!.AsObject());

    /// <summary>The schema of an operation's body; null when it has none.</summary>
    public static JsonObject? BodyOf(JsonObject operation) =>
        operation["requestBody"]?["content"]?.AsObject().Single().Value!["schema"] is { } schema ? ServiceDocument.Resolve(schema).AsObject() : null;

    /// <summary>The builder of a path, of a client like any other.</summary>
    public static BaseRequestBuilder Builder(DryApiClient client, string path) =>
        Walk(client).First(builder => PathOf(builder) == path);

    public static MethodInfo Call(BaseRequestBuilder builder, string method) =>
        builder.GetType().GetMethods().Single(m => m.Name.Equals(method + "Async", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<RequestShape> Shapes((string Path, string Method, JsonObject Operation) operation)
    {
        var name = $"{operation.Method.ToUpperInvariant()} {operation.Path}";
        var arguments = Call(Builders[operation.Path], operation.Method).GetParameters();
        if (BodyOf(operation.Operation) is { } body)
        {
            var type = arguments.Single(a => a.Name == "body").ParameterType;
            if (body["oneOf"] is null)
            {
                yield return new RequestShape(name, body, type, null);
            }

            foreach (var form in body["oneOf"]?.AsArray() ?? [])
            {
                var schema = ServiceDocument.Resolve(form!).AsObject();
                var names = schema["properties"]!.AsObject().Select(p => ModelFactory.Fold(p.Key)).Order(StringComparer.Ordinal).ToList();
                var own = type.GetConstructors().Select(c => c.GetParameters().Single().ParameterType)
                    .Single(t => Properties(t).Select(p => ModelFactory.Fold(p.Name)).Order(StringComparer.Ordinal).SequenceEqual(names));
                yield return new RequestShape(name, schema, own, type);
            }
        }

        var parameters = (operation.Operation["parameters"]?.AsArray() ?? []).Select(p => ServiceDocument.Resolve(p!).AsObject()).Where(p => p["in"]!.ToString() == "query").ToList();
        if (parameters.Count > 0)
        {
            yield return new RequestShape(name, QueryOf(parameters), arguments.Single(a => a.Name == "query").ParameterType, null);
        }
    }

    /// <summary>The parameters as one object: C# has them as a class.</summary>
    private static JsonObject QueryOf(List<JsonObject> parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            var schema = ServiceDocument.Resolve(parameter["schema"]!).AsObject().DeepClone();
            schema["x-csharp-name"] = parameter["x-csharp-name"]?.DeepClone();
            properties[parameter["name"]!.ToString()] = schema;
        }

        var required = parameters.Where(p => p["required"]?.GetValue<bool>() == true).Select(p => p["name"]!.DeepClone());
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required]) };
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().Where(p => p.CanWrite);

    private static IEnumerable<BaseRequestBuilder> Walk(object at)
    {
        foreach (var property in at.GetType().GetProperties())
        {
            if (typeof(BaseRequestBuilder).IsAssignableFrom(property.PropertyType))
            {
                var argument = property.GetIndexParameters().Length > 0 ? new object[] { "id" } : null;
                var builder = (BaseRequestBuilder)property.GetValue(at, argument)!;
                foreach (var below in Walk(builder).Prepend(builder))
                {
                    yield return below;
                }
            }
        }
    }

    private static string PathOf(BaseRequestBuilder builder)
    {
        var template = (string)typeof(BaseRequestBuilder)
            .GetProperty("UrlTemplate", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!
            .GetValue(builder)!;
        return template.Replace("{+baseurl}", "", StringComparison.Ordinal).Split("{?")[0];
    }
}
