using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>A response that opened a websocket.</summary>
/// <param name="socket">The websocket.</param>
internal sealed class OpenSocket(WebSocket socket) : TakenResponse, IJsonReadable<OpenSocket>
{
    /// <summary>What a success that is none is told as.</summary>
    public const string NotOpen = "The service responded with success and opened no websocket.";

    public WebSocket Socket => socket;

    static OpenSocket? IJsonReadable<OpenSocket>.Take(HttpResponseMessage response) => SocketHandshake.SocketOf(response) is { } socket ? new(socket) : null;

    static OpenSocket IJsonReadable<OpenSocket>.Raw(ReadOnlyMemory<byte> body, HttpContentHeaders headers) => throw new JsonException(NotOpen);

    static OpenSocket IJsonReadable<OpenSocket>.ReadFrom(ref Utf8JsonReader reader) => throw NoJson();

    public static OpenSocket CreateFromDiscriminatorValue(IParseNode parseNode) => throw NoJson();

    private static NotSupportedException NoJson() => new("A websocket is no JSON.");
}
