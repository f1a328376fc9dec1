using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DryApi;

/// <summary>
/// Tells deliveries of the service from those of others, and signs payloads for tests. The signature is HMAC-SHA256 of the time, a dot and the body, by the secret of the
/// account or of the request.
/// </summary>
/// <remarks>
/// The body is verified as the bytes that came: one that was read as JSON and written again has another signature. Instances can be used from any number of threads.
/// <code>
/// var webhooks = new WebhookSignature(secret);
/// WebhookEvent received = webhooks.Read(WebhookHeaders.From(name => request.Headers[name]), body);
/// </code>
/// </remarks>
public sealed class WebhookSignature
{
    private const string Scheme = "sha256=";

    /// <summary>The most digits of a time: the year 5138 has as many.</summary>
    private const int MostDigits = 11;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[][] _secrets;

    private readonly TimeSpan _tolerance = TimeSpan.FromSeconds(300);
    private readonly TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Initializes a new instance that knows one secret or several, as while a secret is replaced by another.</summary>
    /// <param name="secrets">The secrets, as the service shows them. A payload is signed with the first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no secret, or one of them is null or empty.</exception>
    public WebhookSignature(params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = [.. secrets.Select(secret => string.IsNullOrEmpty(secret) ? throw new ArgumentException("A webhook secret is empty: anybody could sign with it.", nameof(secrets)) : Encoding.UTF8.GetBytes(secret))];
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("There is no webhook secret: without one, no delivery can be told from a forged one.", nameof(secrets));
        }
    }

    /// <summary>Gets how far the time of a delivery may be from now, in both directions: older ones can be replays. Default: 300 seconds, as the service advises.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan Tolerance
    {
        get => _tolerance;
        init => _tolerance = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The tolerance is negative.");
    }

    /// <summary>Gets the clock that says what time it is now. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        init => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Tells whether a delivery is the service's: signed with one of the secrets, not too long ago. How long that takes does not depend on how much of the signature is right.</summary>
    /// <param name="headers">The headers of the delivery.</param>
    /// <param name="body">Its body, as the bytes that came.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public bool Verify(WebhookHeaders headers, ReadOnlySpan<byte> body) => Check(headers, body) is null;

    /// <summary>Verifies a delivery and reads what it tells. The event and the id of the delivery in the headers, which are not signed, have to be those of the body.</summary>
    /// <param name="headers">The headers of the delivery.</param>
    /// <param name="body">Its body, as the bytes that came.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="DryApiWebhookException">It is not the service's, or not what the contract says; <see cref="DryApiWebhookException.Refusal"/> says why.</exception>
    public WebhookEvent Read(WebhookHeaders headers, ReadOnlySpan<byte> body)
    {
        if (Check(headers, body) is { } refusal)
        {
            throw new DryApiWebhookException(refusal);
        }

        var received = WebhookEvent.Parse(body);
        return (headers.Event is null || headers.Event == received.Type) && (headers.DeliveryId is null || headers.DeliveryId == received.DeliveryId)
            ? received
            : throw new DryApiWebhookException(WebhookRefusal.WrongHeaders);
    }

    /// <summary>Signs a payload as the service does, for a test of what receives it. The event and the id of the delivery are those that the body names, if it does.</summary>
    /// <param name="body">The payload.</param>
    /// <returns>The headers of the delivery, with the time of now.</returns>
    public WebhookHeaders Sign(ReadOnlySpan<byte> body)
    {
        var timestamp = TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        Compute(_secrets[0], timestamp, body, signature);
        var (type, deliveryId) = NamesIn(body);
        return new WebhookHeaders { Signature = Scheme + Convert.ToHexString(signature).ToLowerInvariant(), Timestamp = timestamp, Event = type, DeliveryId = deliveryId };
    }

    private WebhookRefusal? Check(WebhookHeaders headers, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (headers.Signature is not { Length: > 0 } signature || headers.Timestamp is not { Length: > 0 } timestamp)
        {
            return WebhookRefusal.Unsigned;
        }

        if (signature.Length != Scheme.Length + (2 * SHA256.HashSizeInBytes) || !signature.StartsWith(Scheme, StringComparison.Ordinal)
            || signature.AsSpan(Scheme.Length).ContainsAnyExcept(HexDigits)
            || timestamp.Length > MostDigits || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return WebhookRefusal.Malformed;
        }

        if ((TimeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return WebhookRefusal.Expired;
        }

        var given = Convert.FromHexString(signature.AsSpan(Scheme.Length));
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        var isGenuine = false;
        foreach (var secret in _secrets)
        {
            Compute(secret, timestamp, body, own);
            isGenuine |= CryptographicOperations.FixedTimeEquals(own, given);
        }

        return isGenuine ? null : WebhookRefusal.WrongSignature;
    }

    private static void Compute(byte[] secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        hash.AppendData("."u8);
        hash.AppendData(body);
        hash.GetHashAndReset(signature);
    }

    private static (WebhookEventType? Type, string? DeliveryId) NamesIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var received = WebhookEvent.Parse(body);
            return (received.Type, received.DeliveryId);
        }
        catch (DryApiWebhookException)
        {
            return (null, null);
        }
    }
}
