using System.Text.RegularExpressions;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>The edges of the protocol: what one sends, and what soketi says to it.</summary>
internal static partial class ProtocolEdges
{
    public const string Key = "depin-api-prod-key";
    public const string Secret = "the-secret-of-the-tests";

    private const string Established = """{"event":"pusher:connection_established","data":"{\u0022socket_id\u0022:\u0022ID\u0022,\u0022activity_timeout\u0022:30}"}""";
    private const string Pong = """{"event":"pusher:pong","data":{}}""";
    private const string NotAllowed = "The channel name is not allowed. Read channel conventions: https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions";

    private static readonly string TooLong = new('x', 201);

    /// <summary>What is sent, with <c>SIGNED</c> for a signature of the channel; what comes between the greeting and the answer to a ping.</summary>
    private static readonly Dictionary<string, (string[] Sent, string[] Received)> All = new()
    {
        ["a private channel"] = ([Subscribe("private-client.1", "SIGNED")], [Subscribed("private-client.1")]),
        ["a private channel twice"] = ([Subscribe("private-client.1", "SIGNED"), Subscribe("private-client.1", "SIGNED")], [Subscribed("private-client.1"), Subscribed("private-client.1")]),
        ["a private channel that the app has not"] = ([Subscribe("private-other", "SIGNED")], [Subscribed("private-other")]),
        ["a wrong signature"] = ([Subscribe("private-client.1", Key + ":00")], [Refused("private-client.1", "AuthError", "The connection is unauthorized.", 401)]),
        ["no signature"] = (["""{"event":"pusher:subscribe","data":{"channel":"private-client.1"}}"""], [Refused("private-client.1", "AuthError", "The connection is unauthorized.", 401)]),
        ["a public channel"] = ([Subscribe("news", "")], [Subscribed("news")]),
        ["an end"] = ([Subscribe("private-client.1", "SIGNED"), """{"event":"pusher:unsubscribe","data":{"channel":"private-client.1"}}"""], [Subscribed("private-client.1")]),
        ["an end of what never was"] = (["""{"event":"pusher:unsubscribe","data":{"channel":"never"}}"""], []),
        ["a name with a blank"] = ([Subscribe("a b", "")], [Refused("a b", null, NotAllowed, 4009)]),
        ["a name with a blank, signed"] = ([Subscribe("private-a b", "SIGNED")], [Refused("private-a b", null, NotAllowed, 4009)]),
        ["an empty name"] = ([Subscribe("", "")], [Refused("", null, NotAllowed, 4009)]),
        ["a name that ends with a line"] = ([Subscribe("news\\n", "")], [Refused("news\\n", null, NotAllowed, 4009)]),
        ["a name with a sharp"] = ([Subscribe("#news", "")], [Subscribed("#news")]),
        ["a name too long"] = ([Subscribe(TooLong, "")], [Refused(TooLong, "LimitReached", "The channel name is longer than the allowed 200 characters.", 4009)]),
        ["an event of a client"] = (["""{"event":"client-x","channel":"private-client.1","data":{"a":1}}"""], ["""{"event":"pusher:error","channel":"private-client.1","data":{"code":4301,"message":"The app does not have client messaging enabled."}}"""]),
        ["an event of a client nowhere"] = (["""{"event":"client-x","data":{"a":1}}"""], ["""{"event":"pusher:error","data":{"code":4301,"message":"The app does not have client messaging enabled."}}"""]),
        ["an event that there is not"] = (["""{"event":"pusher:what"}""", """{"event":7}""", "{}"], []),
        ["no JSON"] = (["{", "", "no"], []),
        ["no object"] = (["[]", "null", "7", "\"x\""], []),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Goes to one of the edges.</summary>
    /// <param name="name">Which.</param>
    /// <param name="url">Where a server listens.</param>
    /// <returns>What it says.</returns>
    public static async Task<List<string>> RunAsync(string name, Uri url)
    {
        await using var listener = await LiveListener.OpenAsync(url);
        var greeting = await listener.ReadAsync();
        listener.Greet(greeting);
        foreach (var message in All[name].Sent)
        {
            await listener.SendAsync(ChannelOf().Match(message) is { Success: true } match ? message.Replace("SIGNED", listener.Sign(Key, Secret, match.Groups[1].Value), StringComparison.Ordinal) : message);
        }

        var said = await listener.ReadToPongAsync();
        return [.. said.Prepend(greeting.Replace(listener.SocketId, "ID", StringComparison.Ordinal)).Append(await listener.CloseAsync()).Select(Plain)];
    }

    /// <summary>What soketi says there.</summary>
    public static List<string> Expected(string name) => [.. All[name].Received.Prepend(Established).Append(Pong).Append("closed 1000").Select(Plain)];

    /// <summary>JSON without a choice of how it is written: which characters are escaped is nobody's business.</summary>
    public static string Plain(string message) => message.StartsWith('{') ? System.Text.Json.Nodes.JsonNode.Parse(message)!.ToJsonString() : message;

    [GeneratedRegex("\"channel\":\"([^\"]*)\"")]
    private static partial Regex ChannelOf();

    private static string Subscribe(string channel, string signature) => $$$"""{"event":"pusher:subscribe","data":{"channel":"{{{channel}}}","auth":"{{{signature}}}"}}""";

    private static string Subscribed(string channel) => $$"""{"event":"pusher_internal:subscription_succeeded","channel":"{{channel}}"}""";

    private static string Refused(string channel, string? type, string error, int status) =>
        $$$"""{"event":"pusher:subscription_error","channel":"{{{channel}}}","data":{{{{(type is null ? "" : $"\"type\":\"{type}\",")}}}"error":"{{{error}}}","status":{{{status}}}}}""";
}
