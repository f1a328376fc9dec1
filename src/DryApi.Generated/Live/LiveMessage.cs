using System.Globalization;
using System.Text.Json;

namespace DryApi;

/// <summary>A message of the Pusher protocol, as it came.</summary>
/// <param name="Event">What it tells of.</param>
/// <param name="Channel">The channel that it came on; null where it is of the connection.</param>
/// <param name="Data">What it says; undefined where that is nothing, or cannot be read.</param>
internal sealed record LiveMessage(string Event, string? Channel, JsonElement Data)
{
    public const string Established = "pusher:connection_established";
    public const string Ping = "pusher:ping";
    public const string Error = "pusher:error";
    public const string Subscribed = "pusher_internal:subscription_succeeded";
    public const string SubscriptionError = "pusher:subscription_error";
    public const string StatusUpdated = "request.status.updated";

    /// <summary>Reads a message.</summary>
    /// <returns>The message; null where it is none of the protocol.</returns>
    public static LiveMessage? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var message = document.RootElement;
            return Text(message, "event") is { } name ? new(name, Text(message, "channel"), DataOf(message)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a field; null where there is none, or what is no Unicode.</summary>
    public static string? Text(JsonElement parent, string name)
    {
        try
        {
            return Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The number of a field, which may stand in a text; null where there is none.</summary>
    public static double? Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble()
        : double.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static JsonElement Member(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The data: an object, or a text that has one.</summary>
    private static JsonElement DataOf(JsonElement message)
    {
        if (Text(message, "data") is not { } text)
        {
            return Member(message, "data") is { ValueKind: JsonValueKind.Object } data ? data.Clone() : default;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
