using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DryApi.Emulator.Recording;

/// <summary>Replaces what nobody but the account's owner should read: keys, secrets, signatures of links, e-mail addresses, the receivers of webhooks.</summary>
internal static partial class Redaction
{
    public const string Replacement = "redacted";

    private const string Receiver = "https://example.com/webhook";
    private const string Address = "person@example.com";

    /// <summary>What is left of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="key">The key of the account; null where there is none.</param>
    public static JsonNode? Redact(JsonNode? value, string? key) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Key switch
        {
            "webhook_url" when member.Value is not null => JsonValue.Create(Receiver),
            var name when IsSecret(name) && member.Value is not null => JsonValue.Create(Replacement),
            _ => Redact(member.Value, key),
        }))),
        JsonArray items => new JsonArray([.. items.Select(item => Redact(item, key))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(Redact(text.GetValue<string>(), key)),
        _ => value?.DeepClone(),
    };

    /// <summary>What is left of a text.</summary>
    public static string Redact(string text, string? key)
    {
        var open = string.IsNullOrEmpty(key) ? text : text.Replace(key, Replacement, StringComparison.Ordinal);
        return Mail().Replace(Signature().Replace(open, match => match.Groups[1].Value + Replacement), Address);
    }

    /// <summary>What is left of a query: all of it, but for secrets.</summary>
    public static string Redact(IQueryCollection query, string? key) => QueryString.Create(
        query.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value.Select(value => KeyValuePair.Create(each.Key, IsSecret(each.Key) ? Replacement : (string?)Redact(value ?? "", key))))).Value ?? "";

    /// <summary>The headers of a response that are kept.</summary>
    public static bool IsKept(string header) => header.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase)
        || header.Equals(HeaderNames.RetryAfter, StringComparison.OrdinalIgnoreCase) || header.Equals("Deprecation", StringComparison.OrdinalIgnoreCase) || header.Equals(HeaderNames.Link, StringComparison.OrdinalIgnoreCase);

    private static bool IsSecret(string name) => SecretName().IsMatch(name);

    [GeneratedRegex("secret|token|password|authorization|api_?-?key|^signature$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    // What makes a link good for whoever has it.
    [GeneratedRegex(@"([?&](?:[\w-]*signature|[\w-]*token|[\w-]*credential|expires|key)=)[^&\s""]*", RegexOptions.IgnoreCase)]
    private static partial Regex Signature();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")]
    private static partial Regex Mail();
}
