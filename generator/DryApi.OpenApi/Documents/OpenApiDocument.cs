namespace DryApi.OpenApi.Documents;

/// <summary>A document that calls itself OpenAPI 3.0 or 3.1, and whose references all lead somewhere.</summary>
public sealed class OpenApiDocument
{
    private OpenApiDocument(DocumentNode root, string version)
    {
        Root = root;
        Version = version;
    }

    public DocumentNode Root { get; }

    /// <summary>The value of <c>openapi</c>, such as 3.0.3.</summary>
    public string Version { get; }

    public bool IsVersion31 => Version.StartsWith("3.1.", StringComparison.Ordinal);

    /// <exception cref="InputException">The file is no such document.</exception>
    public static OpenApiDocument Load(string path, DocumentLimits? limits = null) => From(DocumentReader.Read(path, limits));

    /// <summary>Judges a tree; also to be asked again after an overlay has changed it.</summary>
    /// <exception cref="InputException">The tree is no such document.</exception>
    public static OpenApiDocument From(DocumentNode root)
    {
        if (!root.IsObject)
        {
            throw InputException.At(root.Position, $"this is no OpenAPI document but {NameOf(root.Kind)}", "an object with \"openapi\" and \"paths\" was expected");
        }

        var document = new OpenApiDocument(root, ReadVersion(root));
        document.RequireContent();
        ReferenceCheck.Run(root);
        return document;
    }

    private static string ReadVersion(DocumentNode root)
    {
        if (root["swagger"] is { } swagger)
        {
            throw InputException.At(swagger.Position, $"this is a Swagger {InputException.Quote(swagger.Text)} document", "convert it to OpenAPI 3.0 or 3.1");
        }

        if (root["openapi"] is not { } version)
        {
            throw InputException.At(root.Position, "this is no OpenAPI document, it has no \"openapi\"", "name a document of OpenAPI 3.0 or 3.1");
        }

        if (!version.IsString)
        {
            throw InputException.At(version.Position, $"the \"openapi\" version is {NameOf(version.Kind)}", "write it as a string such as \"3.0.3\"");
        }

        return IsSupported(version.Text)
            ? version.Text
            : throw InputException.At(version.Position, $"OpenAPI {InputException.Quote(version.Text)} is not supported", "name a document of OpenAPI 3.0 or 3.1");
    }

    // 3.0.x or 3.1.x, also with a suffix such as 3.1.0-rc1.
    private static bool IsSupported(string version) =>
        version.Length > 4 && version[..4] is "3.0." or "3.1." && char.IsAsciiDigit(version[4]);

    private void RequireContent()
    {
        // YAML authors leave "paths:" empty beside webhooks, which reads as null.
        var hasContent = Root["paths"] is { IsNull: false } || (IsVersion31 && (Root["webhooks"] ?? Root["components"]) is not null);
        if (!hasContent)
        {
            throw InputException.At(Root.Position, "this OpenAPI document has no \"paths\"", IsVersion31 ? "add \"paths\", \"webhooks\" or \"components\"" : "add \"paths\"");
        }

        foreach (var name in (ReadOnlySpan<string>)["paths", "webhooks", "components"])
        {
            if (Root[name] is { IsObject: false, IsNull: false } value)
            {
                throw InputException.At(value.Position, $"\"{name}\" is {NameOf(value.Kind)}", "an object was expected");
            }
        }
    }

    internal static string NameOf(NodeKind kind) => kind switch
    {
        NodeKind.Object => "an object",
        NodeKind.Array => "an array",
        NodeKind.String => "a string",
        NodeKind.Number => "a number",
        NodeKind.Boolean => "a boolean",
        _ => "null",
    };
}
