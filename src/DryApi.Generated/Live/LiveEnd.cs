using System.Globalization;
using System.Net.WebSockets;
using DryApi.Errors;

namespace DryApi;

/// <summary>How a connection ended, and what is to be done.</summary>
/// <param name="Next">What is to be done.</param>
/// <param name="Reason">What happened, in one sentence that can be printed.</param>
internal sealed record LiveEnd(LiveNext Next, string Reason)
{
    /// <summary>How long to wait at least.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>What was thrown; null where the server ended it.</summary>
    public Exception? Failure { get; init; }

    /// <summary>An end that the server gave a code.</summary>
    /// <param name="code">The code: up to 4099 of the protocol's own there is no sense in another try, up to 4199 a later one may succeed, up to 4299 one at once.</param>
    /// <param name="message">The server's words.</param>
    public static LiveEnd OfCode(double? code, string? message) => new(
        code switch
        {
            >= 4000 and < 4100 => LiveNext.Stop,
            >= 4200 and < 4300 => LiveNext.ConnectAtOnce,
            _ => LiveNext.ConnectLater,
        },
        string.Create(CultureInfo.InvariantCulture, $"The server of live updates closed the connection with {code?.ToString(CultureInfo.InvariantCulture) ?? "no code"}{(string.IsNullOrEmpty(message) ? "." : ": " + PrintableText.Of(message, 200))}"));

    /// <summary>An end by the websocket.</summary>
    public static LiveEnd OfClose(WebSocketCloseStatus? status, string? description) => OfCode((int?)status, description);

    /// <summary>A connection that broke, or was none. Why a websocket cannot connect, it leaves to its inner exception.</summary>
    public static LiveEnd OfFailure(Exception failure) => new(LiveNext.ConnectLater, $"The connection of live updates failed: {PrintableText.Of((failure.InnerException ?? failure).Message, 200)}") { Failure = failure };

    /// <summary>The API did not sign that the connection may listen.</summary>
    public static LiveEnd OfRefusal(ServiceException refusal) => new(
        refusal.Kind is FailureKind.Forbidden or FailureKind.NotFound or FailureKind.InvalidRequest ? LiveNext.Stop : LiveNext.ConnectLater,
        $"The API did not allow live updates: {refusal.Message}") { RetryAfter = refusal.RetryAfter ?? TimeSpan.Zero, Failure = refusal };
}
