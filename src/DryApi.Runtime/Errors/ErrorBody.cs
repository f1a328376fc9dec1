using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;

namespace DryApi.Errors;

/// <summary>
/// What an error's body says, whatever its shape: the map of fields, the list of fields, <c>[]</c> for nothing, text, HTML, half of any of them.
/// </summary>
internal sealed class ErrorBody
{
    private const int ExcerptLength = 500;
    private const int LongestScan = 64 * 1024;

    private static readonly IDictionary<string, string[]> None = ReadOnlyDictionary<string, string[]>.Empty;

    public string? Message { get; private init; }

    public IDictionary<string, string[]> Errors { get; private init; } = None;

    public string? Excerpt { get; private init; }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="redactor">Knows the key; debugging pages quote the request's headers, and no message may show it.</param>
    public static ErrorBody Read(ReadOnlySpan<byte> body, Redactor redactor)
    {
        var excerpt = body.IsEmpty ? null : redactor.Redact(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestScan)]));
        excerpt = excerpt?[..Math.Min(excerpt.Length, ExcerptLength)].Trim();
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return new ErrorBody { Excerpt = excerpt };
            }

            using (document)
            {
                var root = document.RootElement;
                if (root.ValueKind != JsonValueKind.Object)
                {
                    return new ErrorBody { Excerpt = excerpt };
                }

                return new ErrorBody
                {
                    Message = MessageOf(root) is { } message ? redactor.Redact(message) : null,
                    Errors = root.TryGetProperty("errors", out var errors) ? Redacted(ReadErrors(errors), redactor) : None,
                    Excerpt = excerpt,
                };
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, not Unicode, or cut short: the excerpt is what there is to show.
            return new ErrorBody { Excerpt = excerpt };
        }
    }

    private static IDictionary<string, string[]> Redacted(IDictionary<string, string[]> errors, Redactor redactor) =>
        errors.DistinctBy(error => redactor.Redact(error.Key), StringComparer.Ordinal)
            .ToDictionary(error => redactor.Redact(error.Key), error => error.Value.Select(redactor.Redact).ToArray(), StringComparer.Ordinal);

    /// <summary>The message, by any of the habits: the service's own, one inside of <c>error</c>, or title and detail (RFC 9457).</summary>
    private static string? MessageOf(JsonElement root) =>
        Text(root, "message") ?? Text(root, "error")
        ?? (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? Text(error, "message") : null)
        ?? (Text(root, "title"), Text(root, "detail")) switch
        {
            ({ } title, { } detail) => $"{title.TrimEnd('.')}: {detail}",
            var (title, detail) => title ?? detail,
        };

    /// <summary>The shapes of the field errors: a map, a list of fields, the list of RFC 9457, plain texts; anything else has none.</summary>
    public static IDictionary<string, string[]> ReadErrors(JsonElement errors)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (errors.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in errors.EnumerateObject())
            {
                fields[field.Name] = Messages(field.Value);
            }
        }
        else if (errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in errors.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && Text(item, "field") is { } field && item.TryGetProperty("messages", out var messages))
                {
                    fields[field] = Messages(messages);
                }
                else if (item.ValueKind == JsonValueKind.Object && Text(item, "detail") is { } detail)
                {
                    Add(Text(item, "pointer") ?? Text(item, "parameter") ?? "", detail);
                }
                else if (item.ValueKind == JsonValueKind.String)
                {
                    Add("", item.GetString()!);
                }
            }
        }

        return fields;

        void Add(string field, string message) => fields[field] = [.. fields.GetValueOrDefault(field) ?? [], message];
    }

    private static string[] Messages(JsonElement messages) => messages.ValueKind == JsonValueKind.Array
        ? messages.EnumerateArray().Select(message => message.ToString()).ToArray()
        : [messages.ToString()];

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
