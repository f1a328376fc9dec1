using System.Net.Http.Headers;

namespace DryApi;

/// <summary>
/// The headers of a webhook delivery. Each is read under the name that the contract gives it (<c>X-dryAPI-Signature</c>) or, where the delivery has no signature under that
/// name, under the service's former one (<c>X-DeAPI-Signature</c>); the two families are never mixed.
/// </summary>
/// <remarks>The signature covers the time and the body, not the other headers: what a program acts on is in the body.</remarks>
public sealed class WebhookHeaders
{
    private const string Family = "X-dryAPI-";
    private const string FormerFamily = "X-DeAPI-";

    /// <summary>Gets the proof of origin, <c>sha256=</c> and 64 hexadecimal digits; null when the delivery has none.</summary>
    public string? Signature { get; init; }

    /// <summary>Gets when the delivery was sent, in Unix seconds, as it came: the signature covers this text. Null when the delivery does not say.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Gets the kind of event; null when the delivery does not say.</summary>
    public WebhookEventType? Event { get; init; }

    /// <summary>Gets the id of the delivery, which each retry of it repeats; null when the delivery does not say.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Reads the headers from whatever finds a header by its name.</summary>
    /// <param name="header">Gives the value of a header without regard to the case of its name, and null or an empty text where there is none: <c>name => request.Headers[name]</c> in ASP.NET Core.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is null.</exception>
    public static WebhookHeaders From(Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Read(DryApiContract.Headers.WebhookSignature) is not null || !Former(DryApiContract.Headers.WebhookSignature, out var signature)
            ? Of(Read)
            : Of(name => name == DryApiContract.Headers.WebhookSignature ? signature : Former(name, out var value) ? value : null);

        string? Read(string name) => header(name) is { Length: > 0 } value ? value : null;
        bool Former(string name, out string? value) => (value = Read(FormerFamily + name[Family.Length..])) is not null;
    }

    /// <summary>Reads the headers of a request of <see cref="HttpClient"/>. A header that is there twice has both values, separated by commas, which no signature is.</summary>
    /// <param name="headers">The headers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public static WebhookHeaders From(HttpHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return From(name => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null);
    }

    /// <summary>
    /// Reads the headers from names and values, as functions in a cloud get them. The case of names does not matter; a header that is there twice has both values,
    /// separated by commas, which no signature is.
    /// </summary>
    /// <param name="headers">The headers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public static WebhookHeaders From(IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var values = headers.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        return From(name => string.Join(", ", values[name]));
    }

    /// <summary>Adds the headers to a request, which a test sends to a webhook.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public void CopyTo(HttpHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        Add(DryApiContract.Headers.WebhookSignature, Signature);
        Add(DryApiContract.Headers.WebhookTimestamp, Timestamp);
        Add(DryApiContract.Headers.WebhookEvent, Event?.Value);
        Add(DryApiContract.Headers.WebhookDeliveryId, DeliveryId);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static WebhookHeaders Of(Func<string, string?> header) => new()
    {
        Signature = header(DryApiContract.Headers.WebhookSignature),
        Timestamp = header(DryApiContract.Headers.WebhookTimestamp),
        Event = header(DryApiContract.Headers.WebhookEvent),
        DeliveryId = header(DryApiContract.Headers.WebhookDeliveryId),
    };
}
