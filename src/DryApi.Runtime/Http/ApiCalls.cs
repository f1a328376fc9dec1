using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>Sends calls: straight where the adapter is our own, through Kiota's contract where it is another.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ApiCalls
{
    /// <summary>Sends a call and reads the response.</summary>
    /// <typeparam name="T">The model of the response.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ServiceException">The call failed; the kind says how.</exception>
    public static Task<T> SendAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        StraightWay(call) is { } transport ? transport.SendAsync<T>(call, cancellationToken) : KiotaCalls.SendAsync<T>(call, cancellationToken);

    /// <inheritdoc cref="SendAsync{T}"/>
    public static Task<ApiResponse<T>> SendWithResponseAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        StraightWay(call) is { } transport ? transport.SendWithResponseAsync<T>(call, cancellationToken) : KiotaCalls.SendWithResponseAsync<T>(call, cancellationToken);

    /// <summary>Sends a call whose success may come without a body.</summary>
    /// <inheritdoc cref="SendAsync{T}"/>
    /// <returns>The answer; null where it has no body.</returns>
    public static async Task<T?> SendOptionalAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => (await SendAsync<OptionalAnswer<T>>(call, cancellationToken).ConfigureAwait(false)).Value;

    /// <inheritdoc cref="SendOptionalAsync{T}"/>
    public static async Task<ApiResponse<T?>> SendOptionalWithResponseAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => (await SendWithResponseAsync<OptionalAnswer<T>>(call, cancellationToken).ConfigureAwait(false)).With(static answer => answer.Value);

    /// <summary>Sends a call and gets the text of the answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ServiceException">The call failed; the kind says how.</exception>
    public static async Task<string> SendTextAsync(ApiCall call, CancellationToken cancellationToken) => TextOf(call, await SendAsync<RawAnswer>(call, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc cref="SendTextAsync"/>
    public static async Task<ApiResponse<string>> SendTextWithResponseAsync(ApiCall call, CancellationToken cancellationToken) =>
        (await SendWithResponseAsync<RawAnswer>(call, cancellationToken).ConfigureAwait(false)).With(answer => TextOf(call, answer));

    /// <summary>Sends a call and gets the bytes of the answer.</summary>
    /// <inheritdoc cref="SendTextAsync"/>
    public static async Task<byte[]> SendBytesAsync(ApiCall call, CancellationToken cancellationToken) => (await SendAsync<RawAnswer>(call, cancellationToken).ConfigureAwait(false)).Bytes;

    /// <inheritdoc cref="SendBytesAsync"/>
    public static async Task<ApiResponse<byte[]>> SendBytesWithResponseAsync(ApiCall call, CancellationToken cancellationToken) =>
        (await SendWithResponseAsync<RawAnswer>(call, cancellationToken).ConfigureAwait(false)).With(static answer => answer.Bytes);

    /// <summary>Sends a call whose response is a stream of server-sent events with JSON as their data, each time that it is enumerated.</summary>
    /// <typeparam name="T">The model of the data.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call, at any event.</param>
    /// <returns>The events, up to one whose data is <c>[DONE]</c>. The enumeration throws a <see cref="ServiceException"/> where the call or the stream fails.</returns>
    public static IAsyncEnumerable<SseItem<T>> StreamAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => EventStream.JsonAsync<T>(call, cancellationToken);

    /// <summary>Sends a call whose response is a stream of server-sent events with text as their data, each time that it is enumerated.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call, at any event.</param>
    /// <returns>The events. The enumeration throws a <see cref="ServiceException"/> where the call or the stream fails.</returns>
    public static IAsyncEnumerable<SseItem<string>> StreamTextAsync(ApiCall call, CancellationToken cancellationToken) => EventStream.TextAsync(call, cancellationToken);

    /// <summary>Sends a call that opens a websocket.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call; what is open stays so.</param>
    /// <exception cref="ServiceException">The call failed; the kind says how.</exception>
    public static async Task<WebSocket> ConnectAsync(ApiCall call, CancellationToken cancellationToken) =>
        call.Adapter is ApiTransport transport
            ? (await transport.SendAsync<OpenSocket>(call with { Send = SocketHandshake.SendAsync }, cancellationToken).ConfigureAwait(false)).Socket
            : await KiotaCalls.ConnectAsync(call, cancellationToken).ConfigureAwait(false);

    internal static Task<OpenEvents> OpenEventsAsync(ApiCall call, CancellationToken cancellationToken) =>
        StraightWay(call) is { } transport ? transport.SendAsync<OpenEvents>(call, cancellationToken) : KiotaCalls.OpenEventsAsync(call, cancellationToken);

    private static string TextOf(in ApiCall call, RawAnswer answer)
    {
        try
        {
            return answer.Text;
        }
        catch (JsonException exception)
        {
            throw call.Operation.Service.Errors.New(FailureKind.Response, $"The response cannot be read as text: {exception.Message}", exception);
        }
    }

    /// <summary>Our own transport; null where another adapter, or the caller's own way of reading the answer, is what Kiota knows.</summary>
    private static ApiTransport? StraightWay(in ApiCall call) => call.Adapter is ApiTransport transport && call.Option<ResponseHandlerOption>() is null ? transport : null;
}
