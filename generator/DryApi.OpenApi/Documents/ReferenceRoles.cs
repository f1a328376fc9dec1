namespace DryApi.OpenApi.Documents;

/// <summary>Says for each property of a document which role its value has.</summary>
internal static class ReferenceRoles
{
    /// <summary>Whether <c>$ref</c> in an object of this role is a reference.</summary>
    public static bool HasReference(ReferenceRole role) =>
        role is ReferenceRole.Keywords or ReferenceRole.Callback or ReferenceRole.Example or ReferenceRole.Link;

    public static ReferenceRole OfProperty(ReferenceRole parent, string name, DocumentNode value) => parent switch
    {
        ReferenceRole.Data => ReferenceRole.Data,
        ReferenceRole.Map => ReferenceRole.Keywords,
        ReferenceRole.ExampleMap => ReferenceRole.Example,
        ReferenceRole.LinkMap => ReferenceRole.Link,
        ReferenceRole.CallbackMap => ReferenceRole.Callback,
        _ when name.StartsWith("x-", StringComparison.Ordinal) => ReferenceRole.Data,
        ReferenceRole.ExtensibleMap or ReferenceRole.Callback => ReferenceRole.Keywords,
        ReferenceRole.Components => OfComponents(name),
        ReferenceRole.Example => name == "value" ? ReferenceRole.Data : ReferenceRole.Keywords,
        ReferenceRole.Link => name is "parameters" or "requestBody" ? ReferenceRole.Data : ReferenceRole.Keywords,
        _ => OfKeyword(name, value),
    };

    private static ReferenceRole OfComponents(string name) => name switch
    {
        "examples" => ReferenceRole.ExampleMap,
        "links" => ReferenceRole.LinkMap,
        "callbacks" => ReferenceRole.CallbackMap,
        _ => ReferenceRole.Map,
    };

    private static ReferenceRole OfKeyword(string name, DocumentNode value) => name switch
    {
        "example" or "default" or "enum" or "const" or "security" or "dependentRequired" => ReferenceRole.Data,
        "components" => ReferenceRole.Components,
        "links" => ReferenceRole.LinkMap,
        "callbacks" => ReferenceRole.CallbackMap,
        // A list of values in a schema, a map of Example Objects elsewhere.
        "examples" => value.IsArray ? ReferenceRole.Data : ReferenceRole.ExampleMap,
        "paths" or "responses" => ReferenceRole.ExtensibleMap,
        "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas" => ReferenceRole.Map,
        "headers" or "content" or "encoding" or "webhooks" or "variables" => ReferenceRole.Map,
        "mapping" or "scopes" => ReferenceRole.Data,
        _ => ReferenceRole.Keywords,
    };
}
