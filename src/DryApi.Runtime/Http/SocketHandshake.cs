using System.Net;
using System.Net.WebSockets;
using System.Runtime.ExceptionServices;

namespace DryApi.Http;

/// <summary>
/// Opens a websocket by the request of a call, over whatever sends the calls. .NET's own websocket shakes the hands; this puts the call's headers, the
/// key among them, into its request, and keeps a refusal, whose body says why.
/// </summary>
/// <param name="sender">What sends the calls.</param>
/// <param name="call">The request of the call.</param>
internal sealed class SocketHandshake(HttpMessageInvoker sender, HttpRequestMessage call) : HttpMessageHandler
{
    private const string SubProtocol = "Sec-WebSocket-Protocol";

    private static readonly HttpRequestOptionsKey<WebSocket> Opened = new("OpenedWebSocket");

    private HttpResponseMessage? _response;
    private Exception? _failure;

    /// <summary>Sends a call that opens a websocket.</summary>
    /// <returns>The response: the websocket is open, or it says why it is not.</returns>
    public static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker sender, HttpRequestMessage call, CancellationToken cancellationToken)
    {
        using var handshake = new SocketHandshake(sender, call);
        return await handshake.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a response opened a websocket.</summary>
    public static bool Succeeded(HttpResponseMessage response) => SocketOf(response) is not null;

    /// <summary>The websocket that a response opened; null where it opened none.</summary>
    public static WebSocket? SocketOf(HttpResponseMessage response) => response.RequestMessage is { } request && request.Options.TryGetValue(Opened, out var socket) ? socket : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, values) in call.Headers.NonValidated)
        {
            // What the websocket says of itself stands.
            if (!request.Headers.NonValidated.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, values);
            }
        }

        foreach (var (name, value) in (IDictionary<string, object?>)call.Options)
        {
            ((IDictionary<string, object?>)request.Options)[name] = value;
        }

        try
        {
            _response = await CallSender.SendAsync(sender, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _failure = exception;
            throw;
        }

        _response.RequestMessage = call;
        return _response.StatusCode == HttpStatusCode.SwitchingProtocols ? _response : throw new WebSocketException(WebSocketError.NotAWebSocket);
    }

    private async Task<HttpResponseMessage> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            if (call.Headers.NonValidated.TryGetValues(SubProtocol, out var protocols))
            {
                foreach (var protocol in protocols.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    socket.Options.AddSubProtocol(protocol);
                }
            }

            using var invoker = new HttpMessageInvoker(this, disposeHandler: false);
            await socket.ConnectAsync(UrlOf(call.RequestUri!), invoker, cancellationToken).ConfigureAwait(false);
            call.Options.Set(Opened, socket);
            return _response!;
        }
        catch (Exception) when (_failure is not null)
        {
            socket.Dispose();
            ExceptionDispatchInfo.Throw(_failure);
            throw;
        }
        catch (Exception) when (_response is { StatusCode: not HttpStatusCode.SwitchingProtocols })
        {
            socket.Dispose();
            return _response;
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri UrlOf(Uri url) => new UriBuilder(url) { Scheme = url.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs, Port = url.Port }.Uri;
}
