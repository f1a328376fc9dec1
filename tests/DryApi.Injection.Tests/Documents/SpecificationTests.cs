using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace DryApi.Injection.Tests.Documents;

/// <summary>The documents of these tests have every text that OpenAPI has a place for: found by walking the object model that another library has of the specification.</summary>
public sealed class SpecificationTests
{
    /// <summary>What the model has beside texts of a document of 3.0 or 3.1, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoTexts = new(StringComparer.Ordinal)
    {
        ["OpenApiTag.Summary"] = "3.2", ["OpenApiTag.Kind"] = "3.2", ["OpenApiTag.Parent"] = "3.2", ["OpenApiServer.Name"] = "3.2", ["OpenApiResponse.Summary"] = "3.2",
        ["OpenApiDiscriminator.DefaultMapping"] = "3.2", ["OpenApiMediaType.ItemEncoding"] = "3.2", ["OpenApiMediaType.PrefixEncoding"] = "3.2", ["OpenApiEncoding.ItemEncoding"] = "3.2",
        ["OpenApiEncoding.PrefixEncoding"] = "3.2", ["OpenApiEncoding.Encoding"] = "3.2", ["OpenApiExample.DataValue"] = "3.2", ["OpenApiExample.SerializedValue"] = "3.2",
        ["OpenApiOAuthFlow.DeviceAuthorizationUrl"] = "3.2", ["OpenApiOAuthFlows.DeviceAuthorization"] = "3.2", ["OpenApiSecurityScheme.OAuth2MetadataUrl"] = "3.2", ["OpenApiXml.NodeType"] = "3.2", ["OpenApiDocument.Self"] = "3.2",
        ["OpenApiComponents.MediaTypes"] = "3.2", ["OpenApiPathItem.AdditionalOperations"] = "3.2",
        ["OpenApiDocument.BaseUri"] = "of the reader", ["OpenApiDocument.Metadata"] = "of the reader", ["OpenApiSchema.Metadata"] = "of the reader", ["OpenApiOperation.Metadata"] = "of the reader",
        ["OpenApiSchema.UnrecognizedKeywords"] = "of the reader", ["OpenApiSchema.DynamicRef"] = "refused: no scope here is dynamic", ["OpenApiSchema.DynamicAnchor"] = "as $anchor",
    };

    [Fact]
    public void Documents_OfTheseTests_HaveEveryTextOfTheSpecification()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in (JsonObject[])[RichDocument.In30, RichDocument.In31])
        {
            var read = OpenApiModelFactory.Parse(JsonText.Of(document), "json");
            read.Diagnostic!.Errors.ShouldBeEmpty();
            Walk(read.Document!, seen, []);
        }

        var missing = Types(typeof(OpenApiDocument)).SelectMany(type => TextsOf(type).Select(property => type.Name + "." + property.Name)).Except(seen).Except(NoTexts.Keys);

        seen.Count.ShouldBeGreaterThan(80);
        missing.ShouldBeEmpty();
    }

    /// <summary>The classes of the model that a document can hold.</summary>
    private static IEnumerable<Type> Types(Type root) => root.Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IOpenApiElement).IsAssignableFrom(type)
        && type.Name.StartsWith("OpenApi", StringComparison.Ordinal) && !type.Name.Contains("Reference", StringComparison.Ordinal) && !typeof(IOpenApiExtension).IsAssignableFrom(type));

    /// <summary>Strings, addresses, free JSON, and lists and maps of them: a map has names, whatever it holds.</summary>
    private static IEnumerable<PropertyInfo> TextsOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property is { CanRead: true, CanWrite: true } && (IsText(property.PropertyType) || IsCollection(property.PropertyType)));

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(Uri) || typeof(JsonNode).IsAssignableFrom(type);

    private static bool IsCollection(Type type) => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && (type.GetGenericArguments().Length == 2 || IsText(type.GetGenericArguments()[0]));

    private static void Walk(object? value, HashSet<string> seen, HashSet<object> known)
    {
        switch (value)
        {
            case null or string or Uri or JsonNode:
                return;
            case IDictionary map:
                foreach (var item in map.Values)
                {
                    Walk(item, seen, known);
                }

                // Some maps of the model have extensions besides.
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Walk(item, seen, known);
                }

                return;
        }

        if (value.GetType().Namespace?.StartsWith("Microsoft.OpenApi", StringComparison.Ordinal) != true || !known.Add(value) || value.GetType().Name.EndsWith("Reference", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null))
        {
            var held = property.GetValue(value);
            if (held is not null && !(held is ICollection { Count: 0 }))
            {
                seen.Add(value.GetType().Name + "." + property.Name);
            }

            Walk(held, seen, known);
        }
    }
}
