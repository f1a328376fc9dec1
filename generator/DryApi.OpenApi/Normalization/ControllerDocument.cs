using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// Prepares a document for NSwag's own controller templates: its paths, media types, forms and schemas, with names for what has none,
/// without what those templates turn into C# that cannot work, and without every text that they would write as it is.
/// </summary>
internal sealed class ControllerDocument
{
    private const string SchemaReference = "#/components/schemas/";

    private readonly DocumentNode _root;
    private readonly DocumentNode _schemas;
    private readonly string _prefix;

    private ControllerDocument(DocumentNode root)
    {
        _root = root;
        _schemas = Child(Child(_root, "components"), "schemas");
        _prefix = SharedPrefix(_root["paths"]!);
    }

    /// <summary>Gets the tree that the templates read, and what of the document they must not see, with its place.</summary>
    /// <exception cref="InputException">The document is not of OpenAPI 3.0, or two of its schemas come to one name.</exception>
    public static (DocumentNode Root, IReadOnlyList<(DocumentNode Place, string What)> LeftOut) Prepare(OpenApiDocument document)
    {
        if (!document.Version.StartsWith("3.0.", StringComparison.Ordinal))
        {
            throw InputException.At(document.Root["openapi"]!.Position, "controllers are made from OpenAPI 3.0 only", "name a document of OpenAPI 3.0");
        }

        if (document.Root["paths"] is null)
        {
            throw InputException.At(document.Root.Position, "this document has no \"paths\"", "no controller can be made of it; add them");
        }

        var (root, leftOut) = StockTemplateGate.Copy(document.Root);
        new ControllerDocument(root).Prepare();
        return (root, leftOut);
    }

    private void Prepare()
    {
        foreach (var schema in _schemas.Properties.ToList())
        {
            Mend(_schemas, schema.Name, CSharpName.Pascal(schema.Name));
        }

        foreach (var path in _root["paths"]!.Properties)
        {
            var name = CSharpName.OfPath(path.Name[_prefix.Length..]);
            foreach (var operation in path.Properties.Where(each => each.IsObject))
            {
                PrepareOperation(operation, name);
            }
        }

        foreach (var response in _root["components"]?["responses"]?.Properties ?? [])
        {
            NameContent(response, CSharpName.Pascal(response.Name));
        }
    }

    /// <summary>One tag a path gives one controller a path, so that a server implements those it has and no others.</summary>
    private void PrepareOperation(DocumentNode operation, string name)
    {
        var tags = DocumentNode.Array(operation.Position);
        tags.Add(DocumentNode.String(operation.Position, name));
        Set(operation, "tags", tags);
        if (operation["parameters"] is { } parameters)
        {
            var kept = DocumentNode.Array(parameters.Position);
            foreach (var parameter in parameters.Items.Select(Resolve).Where(each => !IsIgnored(each)))
            {
                PrepareParameter(parameter, name + CSharpName.Pascal(parameter.GetString("name") ?? ""));
                kept.Add(parameter);
            }

            Set(operation, "parameters", kept);
        }

        NameContent(operation["requestBody"], name + "Request");
        foreach (var response in operation["responses"]?.Properties ?? [])
        {
            NameContent(response, response.Name.StartsWith('2') ? name + "Response" : name + "Response" + response.Name);
        }
    }

    private void PrepareParameter(DocumentNode parameter, string name)
    {
        var isOneValue = parameter["schema"]?.GetString("type") == "array" && parameter["explode"] is { Kind: NodeKind.Boolean, IsTrue: false };
        if (isOneValue)
        {
            // ASP.NET Core binds no list from one value with commas: the controller gets the value.
            var text = DocumentNode.Object(parameter.Position);
            Set(text, "type", DocumentNode.String(parameter.Position, "string"));
            Set(parameter, "schema", text);
        }

        Mend(parameter, "schema", name);
    }

    /// <summary>OpenAPI says that definitions of these header parameters are ignored.</summary>
    private static bool IsIgnored(DocumentNode parameter) =>
        parameter.GetString("in") == "header" && parameter.GetString("name")?.ToLowerInvariant() is "accept" or "content-type" or "authorization";

    private void NameContent(DocumentNode? holder, string name)
    {
        foreach (var mediaType in holder?["content"]?.Properties ?? [])
        {
            Mend(mediaType, "schema", name);
        }
    }

    /// <summary>Mends the schema that an owner holds; what needs a class or an enumeration moves to the components, under the name.</summary>
    private void Mend(DocumentNode owner, string property, string name)
    {
        if (owner[property] is not { IsObject: true } schema || schema["$ref"] is not null)
        {
            return;
        }

        if (schema["oneOf"] is not null || schema["anyOf"] is not null)
        {
            // The templates keep the first alternative only; without a type they take any JSON.
            Set(owner, property, WithoutType(schema));
            return;
        }

        MendFormat(schema);
        foreach (var member in schema["properties"]?.Properties.ToList() ?? [])
        {
            Mend(schema["properties"]!, member.Name, name + CSharpName.Pascal(member.Name));
        }

        Mend(schema, "items", schema["items"]?["properties"] is null ? name : CSharpName.Singular(name));
        var needsName = schema["properties"] is not null || schema["enum"] is not null;
        if (needsName && !ReferenceEquals(owner, _schemas))
        {
            MoveToComponents(owner, property, schema, name);
        }
    }

    private static void MendFormat(DocumentNode schema)
    {
        switch (schema.GetString("type"), schema.GetString("format"))
        {
            case ("integer", null):
                Set(schema, "format", DocumentNode.String(schema.Position, "int64"));
                break;
            case ("string", "uri"):
                // System.Uri refuses what a server has to answer, and throws under a length attribute.
                schema.Remove(new HashSet<DocumentNode> { schema["format"]! });
                break;
        }
    }

    private void MoveToComponents(DocumentNode owner, string property, DocumentNode schema, string name)
    {
        if (_schemas[name] is not null)
        {
            throw InputException.At(schema.Position, $"this schema would be named {InputException.Quote(name)}, and another one is", "give one of them a name under components");
        }

        // A node has one name: what it was called here takes its reference first.
        var reference = DocumentNode.Object(schema.Position);
        Set(reference, "$ref", DocumentNode.String(schema.Position, SchemaReference + name));
        Set(owner, property, reference);
        Set(_schemas, name, schema);
    }

    private static DocumentNode WithoutType(DocumentNode schema) => DocumentNode.Object(schema.Position);

    private DocumentNode Resolve(DocumentNode node) =>
        node.GetString("$ref") is { } reference ? JsonPointer.FindReferenced(_root, reference) ?? node : node;

    private static string SharedPrefix(DocumentNode paths)
    {
        var all = paths.Properties.Select(path => CSharpName.Segments(path.Name)).ToList();
        var shared = all.Count < 2
            ? 0
            : all[0].TakeWhile((segment, index) => all.TrueForAll(each => each.Length > index + 1 && each[index] == segment)).Count();
        return string.Concat(all.FirstOrDefault()?.Take(shared).Select(segment => "/" + segment) ?? []);
    }

    private static DocumentNode Child(DocumentNode owner, string name)
    {
        // YAML authors leave names empty, which reads as null.
        if (owner[name] is not { IsObject: true } child)
        {
            child = DocumentNode.Object(owner.Position);
            Set(owner, name, child);
        }

        return child;
    }

    private static void Set(DocumentNode owner, string name, DocumentNode value) => owner.Set(name, value.Position, value);
}
