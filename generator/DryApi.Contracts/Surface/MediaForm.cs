namespace DryApi.Contracts;

/// <summary>How the body of a media type is written or read.</summary>
internal static class MediaForm
{
    private static readonly string[] Texts =
    [
        "application/xml", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/json-seq", "application/yaml",
        "application/x-yaml", "application/javascript", "application/ecmascript", "application/graphql", "application/sql", "application/jwt", "application/toml",
        "application/csv", "application/rtf", "application/xml-dtd",
    ];

    /// <summary>The forms in the order of preference.</summary>
    private static readonly BodyForm[] Preferred = [BodyForm.Json, BodyForm.Form, BodyForm.UrlForm, BodyForm.Text, BodyForm.Bytes];

    /// <summary>The media type without parameters.</summary>
    public static string Essence(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether a header can carry it.</summary>
    public static bool IsHeader(string mediaType) => mediaType.All(c => c is >= ' ' and <= '~');

    /// <summary>The form of a body.</summary>
    /// <param name="content">The body.</param>
    /// <param name="type">What it is, references followed.</param>
    public static BodyForm Of(ContractContent content, SchemaExpression type)
    {
        if (content.MediaType == "application/json")
        {
            return BodyForm.Json;
        }

        var essence = Essence(content.MediaType);
        return essence switch
        {
            _ when !IsHeader(content.MediaType) => BodyForm.None,
            "application/json" or "text/json" => BodyForm.Json,
            "multipart/form-data" => BodyForm.Form,
            "application/x-www-form-urlencoded" => BodyForm.UrlForm,
            "*/*" or "application/*" => type.IsFile ? BodyForm.Bytes : type.Kind == SchemaKind.String ? BodyForm.Text : BodyForm.Json,
            _ when essence.EndsWith("+json", StringComparison.Ordinal) => BodyForm.Json,
            _ when Texts.Contains(essence) || essence.EndsWith("+xml", StringComparison.Ordinal) || essence.EndsWith("+yaml", StringComparison.Ordinal) => BodyForm.Text,
            _ when essence.StartsWith("text/", StringComparison.Ordinal) => type.IsFile ? BodyForm.Bytes : BodyForm.Text,
            _ when essence.StartsWith("multipart/", StringComparison.Ordinal) => BodyForm.None,
            _ => BodyForm.Bytes,
        };
    }

    /// <summary>Whether it is server-sent events, which a response has besides what it has else: they are read one by one.</summary>
    public static bool IsEvents(string mediaType) => Essence(mediaType) == "text/event-stream";

    /// <summary>Whether parts of it come one after the other, for as long as the service likes.</summary>
    public static bool IsStream(string mediaType) =>
        IsEvents(mediaType) || Essence(mediaType) is "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" or "application/json-seq";

    /// <summary>Whether it has a structure that text does not show.</summary>
    public static bool IsXml(string mediaType) => Essence(mediaType) is "application/xml" or "text/xml" || Essence(mediaType).EndsWith("+xml", StringComparison.Ordinal);

    /// <summary>The place of a form in the order of preference.</summary>
    public static int Rank(BodyForm form) => Array.IndexOf(Preferred, form) is >= 0 and var rank ? rank : Preferred.Length;

    /// <summary>The media type as a header of a request says it; null where the body itself knows.</summary>
    public static string? Sent(string mediaType, BodyForm form) => Named(mediaType.Trim(), form);

    /// <summary>The media type as the header of a request asks for it; null where that is what all ask for.</summary>
    public static string? Asked(string mediaType) => mediaType.Trim() is var asked && asked != "application/json" && IsHeader(asked) ? asked : null;

    private static string? Named(string mediaType, BodyForm form) => form switch
    {
        BodyForm.Json => mediaType.IndexOf('*') >= 0 || mediaType == "application/json" ? null : mediaType,
        BodyForm.Text => mediaType.IndexOf('*') >= 0 ? "text/plain; charset=utf-8" : mediaType.IndexOf(';') >= 0 ? mediaType : mediaType + "; charset=utf-8",
        BodyForm.Bytes => mediaType.IndexOf('*') >= 0 ? null : mediaType,
        _ => null,
    };
}
