using DryApi.OpenApi.Bundling;

namespace DryApi.OpenApi.Documents;

/// <summary>A document that calls itself OpenAPI 3.0, 3.1 or 3.2, without what in it cannot be used.</summary>
public sealed class OpenApiDocument
{
    private OpenApiDocument(DocumentNode root, string version, IReadOnlyList<DocumentFinding> findings)
    {
        Root = root;
        Version = version;
        Findings = findings;
    }

    public DocumentNode Root { get; }

    /// <summary>The value of <c>openapi</c>, such as 3.0.3.</summary>
    public string Version { get; }

    /// <summary>What was wrong in it, and what of it is not read.</summary>
    public IReadOnlyList<DocumentFinding> Findings { get; }

    /// <exception cref="InputException">The file is no such document.</exception>
    public static OpenApiDocument Load(string path, DocumentLimits? limits = null) => From(BundledDocument.Read(path, limits), overlay: null);

    /// <summary>Judges a tree, and takes what cannot be used out of it.</summary>
    /// <exception cref="InputException">The tree is no such document.</exception>
    public static OpenApiDocument From(DocumentNode root) => From(BundledDocument.Alone(root), overlay: null);

    /// <inheritdoc cref="From(DocumentNode)"/>
    /// <param name="bundle">The tree.</param>
    /// <param name="overlay">The file of the overlay that changed it; null for none.</param>
    internal static OpenApiDocument From(BundledDocument bundle, string? overlay)
    {
        var version = VersionOf(bundle.Root);
        return new OpenApiDocument(bundle.Root, bundle.Root["openapi"]!.Text, DocumentCheck.Run(bundle, version, overlay));
    }

    /// <summary>The version that a tree calls itself; the rest of it is not judged.</summary>
    /// <exception cref="InputException">The tree is no OpenAPI document.</exception>
    internal static OpenApiVersion VersionOf(DocumentNode root)
    {
        if (!root.IsObject)
        {
            throw InputException.At(root.Position, $"this is no OpenAPI document but {NameOf(root.Kind)}", "an object with \"openapi\" and \"paths\" was expected");
        }

        if (root["swagger"] is { } swagger)
        {
            throw InputException.At(swagger.Position, $"this is a Swagger {InputException.Quote(swagger.Text)} document", "convert it to OpenAPI 3.0, 3.1 or 3.2");
        }

        if (root["openapi"] is not { } version)
        {
            throw InputException.At(root.Position, "this is no OpenAPI document, it has no \"openapi\"", "name a document of OpenAPI 3.0, 3.1 or 3.2");
        }

        if (!version.IsString)
        {
            throw InputException.At(version.Position, $"the \"openapi\" version is {NameOf(version.Kind)}", "write it as a string such as \"3.0.3\"");
        }

        // 3.0.x to 3.2.x, also with a suffix such as 3.1.0-rc1.
        return version.Text.Length > 4 && char.IsAsciiDigit(version.Text[4])
            ? version.Text[..4] switch
            {
                "3.0." => OpenApiVersion.V30,
                "3.1." => OpenApiVersion.V31,
                "3.2." => OpenApiVersion.V32,
                _ => throw Unsupported(version),
            }
            : throw Unsupported(version);
    }

    private static InputException Unsupported(DocumentNode version) =>
        InputException.At(version.Position, $"OpenAPI {InputException.Quote(version.Text)} is not supported", "name a document of OpenAPI 3.0, 3.1 or 3.2");

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
