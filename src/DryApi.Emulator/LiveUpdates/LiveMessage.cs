using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>The messages of the Pusher protocol that the server sends, as soketi writes them.</summary>
internal static class LiveMessage
{
    public const int UnknownKey = 4001;
    public const int OverCapacity = 4100;
    public const int Closing = 4200;

    /// <summary>After how many seconds of silence a client has to ping.</summary>
    private const int ActivityTimeout = 30;

    private const int NoClientEvents = 4301;
    private const int NotAllowed = 4009;

    private const string Conventions = "https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions";

    public static byte[] Pong { get; } = Write("pusher:pong", null, new JsonObject());

    public static byte[] Established(string socketId) =>
        Write("pusher:connection_established", null, new JsonObject { ["socket_id"] = socketId, ["activity_timeout"] = ActivityTimeout }.ToJsonString());

    public static byte[] Error(int code, string message, string? channel = null) => Write("pusher:error", channel, new JsonObject { ["code"] = code, ["message"] = message });

    public static byte[] ClientEventRefused(string? channel) => Error(NoClientEvents, "The app does not have client messaging enabled.", channel);

    public static byte[] Subscribed(string channel) => Write("pusher_internal:subscription_succeeded", channel, null);

    public static byte[] Unauthorized(string channel) => Refused(channel, "AuthError", "The connection is unauthorized.", 401);

    public static byte[] NameTooLong(string channel, int length) => Refused(channel, "LimitReached", $"The channel name is longer than the allowed {length} characters.", NotAllowed);

    public static byte[] NameNotAllowed(string channel) => Refused(channel, null, $"The channel name is not allowed. Read channel conventions: {Conventions}", NotAllowed);

    /// <summary>An event of an app: its data is a text with JSON.</summary>
    public static byte[] Event(string name, string channel, JsonObject data) => Write(name, channel, data.ToJsonString());

    private static byte[] Refused(string channel, string? type, string error, int status)
    {
        var data = new JsonObject { ["error"] = error, ["status"] = status };
        if (type is not null)
        {
            data.Insert(0, "type", type);
        }

        return Write("pusher:subscription_error", channel, data);
    }

    private static byte[] Write(string name, string? channel, JsonNode? data)
    {
        var message = new JsonObject { ["event"] = name };
        if (channel is not null)
        {
            message["channel"] = channel;
        }

        if (data is not null)
        {
            message["data"] = data;
        }

        return Encoding.UTF8.GetBytes(message.ToJsonString());
    }
}
