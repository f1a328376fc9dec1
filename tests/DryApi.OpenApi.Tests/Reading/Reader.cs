using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>Short ways from a document's text to its contract.</summary>
internal static class Reader
{
    public static Contract Of(string document) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root);

    public static string TextOf(string document) => ContractWriter.Write(Of(document));

    /// <summary>A document of 3.1 whose one body has the schema, beside the components.</summary>
    public static string Document(string schema, string components = "{}", string version = "3.1.0") =>
        """
        {"openapi":"<version>","info":{"title":"t","version":"1"},
         "paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":<schema>}}},"responses":{"200":{"description":""}}}}},
         "components":{"schemas":<components>}}
        """.Replace("<version>", version).Replace("<schema>", schema).Replace("<components>", components);

    /// <summary>The body's type and the schemas of the contract, each on its line.</summary>
    public static string SchemasOf(string schema, string components = "{}", string version = "3.1.0")
    {
        var text = TextOf(Document(schema, components, version));
        var body = text.Split('\n').Single(l => l.StartsWith("  body ", StringComparison.Ordinal))["  body application/json: ".Length..];
        var schemas = text.IndexOf("\nschema ", StringComparison.Ordinal) is > 0 and var start ? text[start..].TrimEnd('\n').Replace("\n\n", "\n") : "";
        return body + schemas;
    }
}
