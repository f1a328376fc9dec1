using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Surface;

/// <summary>The SDK's models against the document's schemas: which properties there are, their types, and which are required.</summary>
public sealed class ModelTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> Operations => [.. ServiceDocument.AllOperations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_OnEveryOperation_HasTheDocumentsProperties(string name)
    {
        var operation = ServiceDocument.Operation(name);
        var type = MethodOf(operation).GetParameters()[0].ParameterType;
        if (operation.BodySchema is { } body)
        {
            foreach (var (form, formType) in Forms(ServiceDocument.Resolve(body), type))
            {
                ShouldBeTheModel(formType, form, isRequest: true, formType.Name);
            }
        }
        else if (operation.Parameters.Any(parameter => (string)parameter["in"]! == "query"))
        {
            // A query is an object whose properties are the parameters.
            var query = operation.Parameters.Where(parameter => (string)parameter["in"]! == "query").ToArray();
            var schema = new JsonObject
            {
                ["properties"] = new JsonObject(query.Select(parameter => KeyValuePair.Create((string)parameter["name"]!, (JsonNode?)parameter["schema"]!.DeepClone()))),
                ["required"] = new JsonArray([.. query.Where(parameter => (bool?)parameter["required"] == true).Select(parameter => JsonValue.Create((string)parameter["name"]!))]),
            };
            ShouldBeTheModel(type, schema, isRequest: true, type.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Response_OnEveryOperation_HasTheDocumentsProperties(string name)
    {
        var operation = ServiceDocument.Operation(name);
        var type = MethodOf(operation).ReturnType.GetGenericArguments().Single();

        ShouldBeTheModel(type, ServiceDocument.Resolve(operation.ResponseSchema), isRequest: false, type.Name);
    }

    /// <summary>The second version's webhooks are read by the first one's types.</summary>
    [Theory]
    [InlineData("v1", 3)]
    [InlineData("v2", 0)]
    public void Webhooks_OnTheSurface_HaveTheDocumentsProperties(string folder, int count)
    {
        var version = ServiceDocument.Version(folder);

        version.SurfaceSchemas.Count.ShouldBe(count);
        foreach (var (name, schema) in version.SurfaceSchemas)
        {
            ShouldBeTheModel(version.Client.Assembly.GetExportedTypes().Single(type => type.Name == name), schema, isRequest: false, name);
        }
    }

    private static void ShouldBeTheModel(Type type, JsonNode schema, bool isRequest, string path)
    {
        var properties = schema["properties"]!.AsObject();
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToArray() ?? [];
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name).Order(StringComparer.Ordinal)
            .ShouldBe(properties.Select(property => SdkObjects.Property(type, property.Key)?.Name ?? $"(nothing for {property.Key})").Order(StringComparer.Ordinal), path);
        foreach (var (name, propertySchema) in properties)
        {
            var property = SdkObjects.Property(type, name)!;
            var isRequired = required.Contains(name);
            var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).ReadState == NullabilityState.Nullable;
            property.CanRead.ShouldBeTrue($"{path}.{name}");
            property.CanWrite.ShouldBeTrue($"{path}.{name}");
            property.IsDefined(typeof(RequiredMemberAttribute)).ShouldBe(isRequest && isRequired, $"{path}.{name}: required");
            isNullable.ShouldBe(!isRequired, $"{path}.{name}: nullable");
            ShouldBeTheType(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, propertySchema!, isRequest, $"{path}.{name}");
        }
    }

    private static void ShouldBeTheType(Type type, JsonNode schema, bool isRequest, string path)
    {
        schema = ServiceDocument.Resolve(schema);
        switch ((string?)schema["type"])
        {
            case null:
                foreach (var (member, memberType) in Forms(schema, type))
                {
                    ShouldBeTheType(memberType, member, isRequest, path);
                }

                break;
            case "object" when schema["properties"] is null:
                type.ShouldBe(typeof(JsonElement), path);
                break;
            case "object":
                ShouldBeTheModel(type, schema, isRequest, path);
                break;
            case "array":
                type.GetGenericTypeDefinition().ShouldBe(typeof(IList<>), path);
                ShouldBeTheType(type.GetGenericArguments()[0], schema["items"]!, isRequest, path + "[]");
                break;
            case "integer":
                type.ShouldBe(typeof(long), path);
                break;
            case "number":
                type.ShouldBe((string?)schema["x-csharp-type"] == "decimal" ? typeof(decimal) : typeof(double), path);
                break;
            case "boolean":
                type.ShouldBe(typeof(bool), path);
                break;
            case "string" when (string?)schema["format"] == "binary":
                type.ShouldBe(typeof(FileContent), path);
                break;
            case "string" when schema["enum"] is JsonArray values:
                // One without a name of its own is called by its place.
                type.Name.ShouldBe((string?)schema["x-csharp-type"] ?? type.Name, path);
                ((System.Collections.IEnumerable)type.GetProperty("KnownValues")!.GetValue(null)!).Cast<object>().Select(value => value.ToString()).Order(StringComparer.Ordinal)
                    .ShouldBe(AllValues(type, values).Order(StringComparer.Ordinal), path);
                break;
            case "string" when (string?)schema["format"] == "date-time":
                type.ShouldBe(typeof(DateTimeOffset), path);
                break;
            default:
                type.ShouldBe(typeof(string), path);
                break;
        }
    }

    /// <summary>The values of every place where the enumeration stands: one C# type may serve several.</summary>
    private static IEnumerable<string> AllValues(Type type, JsonArray values) => Everywhere(ServiceDocument.Versions.Single(version => version.Client.Assembly == type.Assembly).Root)
        .Where(node => node is JsonObject && (string?)node["x-csharp-type"] == type.Name)
        .SelectMany(node => node["enum"]!.AsArray())
        .Concat(values)
        .Select(value => (string)value!)
        .Distinct();

    private static IEnumerable<JsonNode> Everywhere(JsonNode node) => (node switch
    {
        JsonObject map => map.Select(pair => pair.Value).OfType<JsonNode>(),
        JsonArray array => array.OfType<JsonNode>(),
        _ => [],
    }).SelectMany(Everywhere).Prepend(node);

    /// <summary>The members of a <c>oneOf</c> with the types that stand for them; otherwise the schema itself.</summary>
    private static IEnumerable<(JsonNode Schema, Type Type)> Forms(JsonNode schema, Type type)
    {
        if (schema["oneOf"] is not JsonArray members)
        {
            return [(schema, type)];
        }

        var types = type.GetConstructors().Select(constructor => constructor.GetParameters().Single().ParameterType).ToArray();
        types.Length.ShouldBe(members.Count, type.Name);
        return members.Select(member => (member!, types.Single(candidate => member!["x-csharp-type"] is { } name
            ? candidate.Name == (string)name!
            : candidate.IsGenericType == ((string)member["type"]! == "array"))));
    }

    private static MethodInfo MethodOf(ServiceOperation operation)
    {
        using var adapter = TestClients.Own(new Uri("http://127.0.0.1:1"));
        using var client = ServiceDocument.VersionOf(operation).On(adapter.RequestAdapter);
        var pathValues = operation.Parameters.Where(parameter => (string)parameter["in"]! == "path").ToDictionary(parameter => (string)parameter["name"]!, _ => (object)"id");
        return SdkObjects.Builder(client, operation, pathValues)!.GetType().GetMethod(operation.MethodName)!;
    }
}
