using System.Net;
using System.Text;
using System.Text.Json;

namespace DryApi;

/// <summary>
/// What an error's body says, whatever its shape: the map of fields, the list of fields, <c>[]</c> for nothing, text, HTML, half of any of them.
/// </summary>
internal sealed class ErrorBody
{
    /// <summary>The field of a 422 that is about money, not about the request.</summary>
    public const string BalanceField = "balance";

    private const int ExcerptLength = 500;
    private const int LongestScan = 64 * 1024;
    private const int LongKey = 8;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    public string? Message { get; private init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; private init; } = None;

    public string? Excerpt { get; private init; }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="key">The API key; debugging pages quote the request's headers, and no message may show it.</param>
    public static ErrorBody Read(ReadOnlySpan<byte> body, string? key)
    {
        var excerpt = body.IsEmpty ? null : Masked(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestScan)]), key);
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
                    Message = (Text(root, "message") ?? Text(root, "error")) is { } message ? Masked(message, key) : null,
                    Errors = root.TryGetProperty("errors", out var errors) ? Masked(ReadErrors(errors), key) : None,
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

    /// <summary>The text without the key. One of a few letters is masked as a word of its own only: it may stand inside many others.</summary>
    public static string Masked(string text, string? key) => string.IsNullOrEmpty(key) ? text : FormsOf(key).Aggregate(text, MaskedForm);

    /// <summary>The key as it is, and as it stands in addresses, in JSON by either habit, and in HTML.</summary>
    private static IEnumerable<string> FormsOf(string key) => new[]
    {
        key, Uri.EscapeDataString(key), JsonEncodedText.Encode(key).ToString(), key.Replace("/", "\\/", StringComparison.Ordinal), WebUtility.HtmlEncode(key),
    }.Distinct(StringComparer.Ordinal);

    private static string MaskedForm(string text, string key)
    {
        if (!text.Contains(key, StringComparison.Ordinal))
        {
            return text;
        }

        var masked = new StringBuilder();
        var start = 0;
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + key.Length, StringComparison.Ordinal))
        {
            var end = at + key.Length;
            var isWord = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (key.Length >= LongKey || isWord)
            {
                masked.Append(text, start, at - start).Append("***");
                start = end;
            }
        }

        return masked.Append(text, start, text.Length - start).ToString();
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Masked(IReadOnlyDictionary<string, IReadOnlyList<string>> errors, string? key) =>
        errors.DistinctBy(error => Masked(error.Key, key), StringComparer.Ordinal).ToDictionary(error => Masked(error.Key, key), error => (IReadOnlyList<string>)error.Value.Select(message => Masked(message, key)).ToArray(), StringComparer.Ordinal);

    /// <summary>Both shapes of the field errors; anything else has none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadErrors(JsonElement errors)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
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
                else if (item.ValueKind == JsonValueKind.String)
                {
                    fields[""] = [.. fields.GetValueOrDefault("") ?? [], item.GetString()!];
                }
            }
        }

        return fields;
    }

    private static string[] Messages(JsonElement messages) => messages.ValueKind == JsonValueKind.Array
        ? messages.EnumerateArray().Select(message => message.ToString()).ToArray()
        : [messages.ToString()];

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
