using DryApi.Contracts;

namespace DryApi.OpenApi.Reading;

/// <summary>What keywords of documents do to a schema.</summary>
internal static class SchemaKeywords
{
    /// <summary>What only an overlay may say, on schemas and elsewhere: it names C# and states what the service does not.</summary>
    public static readonly HashSet<string> OverlayOnly =
        new([.. Keywords.All.Where(keyword => !keyword.IsOfOthers).Select(keyword => keyword.Extension).OfType<string>(), "x-job", "x-job-status", "x-path-prefix", "x-relies-on"], StringComparer.Ordinal);

    /// <summary>Keywords that do not change what is allowed.</summary>
    public static readonly HashSet<string> Notes = new(StringComparer.Ordinal)
    {
        "description", "title", "example", "examples", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor", "$dynamicAnchor", "summary",
    };

    /// <summary>Whether a keyword beside <c>allOf</c> says more than notes on the place where it stands.</summary>
    public static bool ChangesType(string name) =>
        !Notes.Contains(name) && name != "allOf"
        && (Keywords.FindInDocument(name) is { } keyword ? keyword is { Role: KeywordRole.Allows } or { Name: "required" or "discriminator" } : !name.StartsWith("x-", StringComparison.Ordinal));

    /// <summary>Whether a media type is text, which a string can hold as it is.</summary>
    public static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType is "application/json" or "application/xml"
        || mediaType.EndsWith("+json", StringComparison.Ordinal) || mediaType.EndsWith("+xml", StringComparison.Ordinal);
}
