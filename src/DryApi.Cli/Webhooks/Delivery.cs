using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Webhooks;

/// <summary>A delivery of a webhook, which can be kept in a file of JSON.</summary>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body, as the bytes that came.</param>
internal sealed record Delivery(DateTimeOffset ReceivedAt, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The largest body that is taken, in bytes.</summary>
    public const int MaxBodySize = 1024 * 1024;

    // A byte of the body is six characters of JSON at most.
    private const int MaxFileSize = 8 * MaxBodySize;
    private const int LongestName = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Its body as text; null where it is none.</summary>
    private string? Text
    {
        get
        {
            try
            {
                return StrictUtf8.GetString(Body);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <returns>The delivery; null where the file is something else.</returns>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static (Delivery? Delivery, byte[] Content) Load(string path)
    {
        byte[] content;
        try
        {
            using var file = File.OpenRead(path);
            content = file.Length <= MaxFileSize ? new byte[file.Length] : throw new IOException($"it is larger than {MaxFileSize:N0} bytes");
            file.ReadExactly(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {path}: {Failure.Sentence(exception)}; give the path of a delivery that 'dryapi webhooks listen --save' kept, or of a body", exception);
        }

        return (Read(content), content);
    }

    /// <summary>Writes it to a file of its own, for nobody but its owner: what it tells of has links to results, which open for whoever has them.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="name">What the file is called after: its characters that no file's name should have become hyphens.</param>
    public void Save(string folder, string name)
    {
        var saved = new JsonObject
        {
            ["received_at"] = ReceivedAt.ToString("O", CultureInfo.InvariantCulture),
            ["headers"] = new JsonObject(Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
            [Text is null ? "body_base64" : "body"] = Text ?? Convert.ToBase64String(Body),
        };
        var stem = $"{ReceivedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}-{string.Concat(name.Take(LongestName).Select(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '_' ? each : '-'))}";
        var content = Encoding.UTF8.GetBytes(saved.ToJsonString(Indented));
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, number == 1 ? $"{stem}.json" : $"{stem}-{number}.json");
            try
            {
                WholeFile.WriteForOwner(path, content, replaces: false);
                return;
            }
            catch (IOException) when (number < 100 && File.Exists(path))
            {
                // Another came in the same moment.
            }
        }
    }

    private static Delivery? Read(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject saved && saved["headers"] is JsonObject headers && (string?)saved["received_at"] is { } at
                && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var receivedAt)
                && ((string?)saved["body"] is { } text ? Encoding.UTF8.GetBytes(text) : (string?)saved["body_base64"] is { } base64 ? Convert.FromBase64String(base64) : null) is { } body
                ? new Delivery(receivedAt, [.. headers.Select(header => KeyValuePair.Create(header.Key, (string?)header.Value ?? ""))], body)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
