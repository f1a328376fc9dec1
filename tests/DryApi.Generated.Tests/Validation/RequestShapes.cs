using System.Reflection;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Every body and every query of the documents, with the class that the builder at its path takes.</summary>
internal static class RequestShapes
{
    public static IReadOnlyList<RequestShape> All { get; } = [.. ServiceDocument.Versions.SelectMany(Shapes)];

    public static RequestShape Named(string name) => All.Single(shape => shape.Name == name);

    /// <summary>The builder of a path, of a client like any other.</summary>
    public static BaseRequestBuilder Builder(DryApiClientBase client, string path) =>
        Walk(client).First(builder => PathOf(builder) == path);

    public static MethodInfo Call(BaseRequestBuilder builder, ServiceOperation operation) => builder.GetType().GetMethod(operation.MethodName)!;

    private static IEnumerable<RequestShape> Shapes(ServiceVersion version)
    {
        using var client = version.On(new SendingAdapter());
        var builders = Walk(client).DistinctBy(PathOf).ToDictionary(PathOf, StringComparer.Ordinal);
        return [.. version.Operations.SelectMany(operation => Shapes(version, operation, Call(builders[operation.Path], operation).GetParameters()))];
    }

    private static IEnumerable<RequestShape> Shapes(ServiceVersion version, ServiceOperation operation, ParameterInfo[] arguments)
    {
        if (operation.BodySchema is { } given && ServiceDocument.Resolve(given).AsObject() is var body)
        {
            var type = arguments.Single(a => a.Name == "body").ParameterType;
            if (body["oneOf"] is null)
            {
                yield return new RequestShape(version, operation.Name, body, type, null);
            }

            foreach (var form in body["oneOf"]?.AsArray() ?? [])
            {
                var schema = ServiceDocument.Resolve(form!).AsObject();
                var names = schema["properties"]!.AsObject().Select(p => ModelFactory.Fold(p.Key)).Order(StringComparer.Ordinal).ToList();
                var own = type.GetConstructors().Select(c => c.GetParameters().Single().ParameterType)
                    .Single(t => Properties(t).Select(p => ModelFactory.Fold(p.Name)).Order(StringComparer.Ordinal).SequenceEqual(names));
                yield return new RequestShape(version, operation.Name, schema, own, type);
            }
        }

        var parameters = operation.Parameters.Select(p => p.AsObject()).Where(p => p["in"]!.ToString() == "query").ToList();
        if (parameters.Count > 0)
        {
            yield return new RequestShape(version, operation.Name, QueryOf(parameters), arguments.Single(a => a.Name == "query").ParameterType, null);
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
