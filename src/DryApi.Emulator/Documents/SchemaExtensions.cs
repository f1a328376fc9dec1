using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>What a schema says, also in the parts that it is made of.</summary>
internal static class SchemaExtensions
{
    // Schemas can hold themselves.
    private const int MaxDepth = 8;

    /// <summary>The schema of a property, in whichever part it stands; null where none has it.</summary>
    public static IOpenApiSchema? PropertyNamed(this IOpenApiSchema schema, string name) => schema.Parts().Select(part => part.Properties?.TryGetValue(name, out var property) == true ? property : null).FirstOrDefault(each => each is not null);

    /// <summary>The names of all properties, each once.</summary>
    public static IEnumerable<string> PropertyNames(this IOpenApiSchema schema) => schema.Parts().SelectMany(part => part.Properties?.Keys ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>The schema of items; null where there are none.</summary>
    public static IOpenApiSchema? ItemSchema(this IOpenApiSchema schema) => schema.Parts().Select(part => part.Items).FirstOrDefault(each => each is not null);

    /// <summary>The types that are allowed; none where nothing is said of them.</summary>
    public static JsonSchemaType Types(this IOpenApiSchema schema) => schema.Parts().Aggregate(default(JsonSchemaType), (types, part) => types | (part.Type ?? default));

    /// <summary>Whether this is a file.</summary>
    public static bool IsFile(this IOpenApiSchema schema) => schema.Parts().Any(part => part.Format == "binary");

    /// <summary>A schema and what it is made of: all of, one of, any of.</summary>
    public static IEnumerable<IOpenApiSchema> Parts(this IOpenApiSchema schema) => Parts(schema, 0);

    private static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema, int depth) => depth > MaxDepth ? [] :
    [
        schema,
        .. new[] { schema.AllOf, schema.OneOf, schema.AnyOf }.SelectMany(parts => parts ?? []).SelectMany(part => Parts(part, depth + 1)),
    ];
}
