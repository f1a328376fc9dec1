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

    private const string Webhook = "webhook_url";
    private const string Receiver = "https://example.com/webhook";
    private const string Address = "person@example.com";

    /// <summary>What is left of a value. Secrets are texts: a number is what it was, whatever its name.</summary>
    /// <param name="value">The value.</param>
    /// <param name="key">The key of the account; null where there is none.</param>
    /// <param name="name">The name that the value has, or that of what it is in where that is none to be read.</param>
    public static JsonNode? Redact(JsonNode? value, string? key, string name = "") => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Redact(member.Value, key, IsSecret(name) ? name : member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Redact(item, key, name))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(Redact(name, text.GetValue<string>(), key)),
        _ => value?.DeepClone(),
    };

    /// <summary>What is left of a text.</summary>
    public static string Redact(string text, string? key)
    {
        var open = string.IsNullOrEmpty(key) ? text : text.Replace(key, Replacement, StringComparison.Ordinal);
        return Mail().Replace(Parameter().Replace(open, match => IsSecretOfLink(match.Groups["name"].Value, match.Groups["value"].Value) ? match.Groups["start"].Value + Replacement : match.Value), Address);
    }

    /// <summary>What is left of a query: all of it, but for secrets.</summary>
    public static string Redact(IQueryCollection query, string? key) => QueryString.Create(
        query.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value.Select(value => KeyValuePair.Create(each.Key, (string?)Redact(each.Key, value ?? "", key))))).Value ?? "";

    /// <summary>The headers of a response that are kept.</summary>
    public static bool IsKept(string header) => header.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase)
        || header.Equals(HeaderNames.RetryAfter, StringComparison.OrdinalIgnoreCase) || header.Equals("Deprecation", StringComparison.OrdinalIgnoreCase) || header.Equals(HeaderNames.Link, StringComparison.OrdinalIgnoreCase);

    private static string Redact(string name, string text, string? key) => name == Webhook ? Receiver : IsSecret(name) && !IsCount(name, text) ? Replacement : Redact(text, key);

    private static bool IsSecret(string name) => name == Webhook || SecretName().IsMatch(name);

    /// <summary>Whether a text is a number of tokens: in queries and forms, numbers are texts too.</summary>
    private static bool IsCount(string name, string text) => name.EndsWith("tokens", StringComparison.OrdinalIgnoreCase) && text.All(char.IsAsciiDigit);

    /// <summary>Whether a parameter is one that makes a link good for whoever has it.</summary>
    private static bool IsSecretOfLink(string name, string value) => (IsSecret(Uri.UnescapeDataString(name)) || SignatureName().IsMatch(name)) && !IsCount(name, value);

    // Each ends a word, so that a tokenizer is none, and may begin within one: accesstoken.
    [GeneratedRegex("(?i:(?:secret|token|password|authorization|api[_-]?key)(?:s|key)?|(?<![a-z])signature)(?![a-z])")]
    private static partial Regex SecretName();

    [GeneratedRegex("signature$|credential$|^expires$|^key$", RegexOptions.IgnoreCase)]
    private static partial Regex SignatureName();

    [GeneratedRegex(@"(?<start>[?&#](?<name>[^=?&#\s""]{1,100})=)(?<value>[^&#\s""]*)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")]
    private static partial Regex Mail();
}
