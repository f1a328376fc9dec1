using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Errors;

/// <summary>
/// Takes the secrets of a request out of texts: the key that it was sent with, in whatever form a response or an exception quotes it.
/// </summary>
internal sealed class Redactor
{
    /// <summary>Where a request keeps what an authentication provider gave it.</summary>
    public static readonly HttpRequestOptionsKey<string[]> GivenSecrets = new("GivenSecrets");

    private const string Mask = "***";
    private const int LongKey = 8;

    private readonly string[] _forms;

    private Redactor(IEnumerable<string?> secrets) =>
        _forms = [.. secrets.OfType<string>().Where(secret => secret.Length > 0).SelectMany(FormsOf).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];

    /// <summary>One that knows of no secret.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>One for a key.</summary>
    public static Redactor Of(string? key) => new([key]);

    /// <summary>One for all that a request proves itself with.</summary>
    public static Redactor Of(HttpRequestMessage? request)
    {
        if (request is null)
        {
            return None;
        }

        var secrets = request.Options.TryGetValue(GivenSecrets, out var given) ? given : [];
        var authorization = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.FirstOrDefault() : null;
        return new Redactor([.. secrets, Token(authorization), Password(request.RequestUri)]);
    }

    /// <summary>One for all that a request of Kiota proves itself with, once it was sent.</summary>
    public static Redactor Of(RequestInformation request, Uri? address) => new(
        [request.Headers.TryGetValue("Authorization", out var values) ? Token(values.FirstOrDefault()) : null, Password(address)]);

    /// <summary>The token of an <c>Authorization</c>, without its scheme.</summary>
    public static string? Token(string? authorization) => authorization?[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The text without the secrets. One of a few letters is masked as a word of its own only: it may stand inside many others.</summary>
    public string Redact(string text) => _forms.Aggregate(text, RedactForm);

    /// <summary>An address without the secrets, and without the user that it names.</summary>
    public Uri? Redact(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            return address;
        }

        var text = address.AbsoluteUri;
        var shown = Redact(address.UserInfo.Length == 0 ? text : address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));
        return ReferenceEquals(shown, text) ? address : Uri.TryCreate(shown, UriKind.Absolute, out var redacted) ? redacted : null;
    }

    /// <summary>
    /// An exception whose messages, and those of its causes, can be printed and have no secret. That is the exception itself, unless a
    /// message quotes what came over the network: then it is a copy.
    /// </summary>
    public Exception Redact(Exception exception)
    {
        var inner = exception.InnerException is null ? null : Redact(exception.InnerException);
        var message = PrintableText.Of(Redact(exception.Message), LongestCause);
        return message == exception.Message && ReferenceEquals(inner, exception.InnerException) ? exception : exception switch
        {
            ServiceException => exception,
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode),
            HttpIOException io => new HttpIOException(io.HttpRequestError, message, inner),
            JsonException => new JsonException(message, inner),
            OperationCanceledException canceled => new OperationCanceledException(message, inner, canceled.CancellationToken),
            _ => new IOException(message, inner),
        };
    }

    private const int LongestCause = 1000;

    private static string? Password(Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: { Length: > 0 } user } ? Uri.UnescapeDataString(user[(user.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;

    /// <summary>A secret as it is, and as it stands in addresses, in JSON by either habit, and in HTML.</summary>
    private static IEnumerable<string> FormsOf(string secret) =>
    [
        secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).ToString(), secret.Replace("/", "\\/", StringComparison.Ordinal), WebUtility.HtmlEncode(secret),
    ];

    private static string RedactForm(string text, string secret)
    {
        if (!text.Contains(secret, StringComparison.Ordinal))
        {
            return text;
        }

        var masked = new StringBuilder();
        var start = 0;
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + secret.Length, StringComparison.Ordinal))
        {
            var end = at + secret.Length;
            var isWord = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (secret.Length >= LongKey || isWord)
            {
                masked.Append(text, start, at - start).Append(Mask);
                start = end;
            }
        }

        return masked.Append(text, start, text.Length - start).ToString();
    }
}
