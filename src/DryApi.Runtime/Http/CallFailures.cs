using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using DryApi.Errors;
using Polly.Timeout;

namespace DryApi.Http;

/// <summary>What an exception that ended a call stands for, and whether the service may have acted on the call: the same for whatever sends it.</summary>
internal static class CallFailures
{
    /// <summary>The exception of the client for one that ended a call.</summary>
    /// <param name="errors">The exceptions of the client.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="redactor">Keeps the key out of what .NET quotes.</param>
    /// <param name="hasResponse">Whether a response had begun.</param>
    /// <param name="hasBegun">Whether the body had been begun to be sent.</param>
    /// <param name="allowed">The time that the attempt had; null where that is not known.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    /// <returns>The exception; null for what passes as it is: the caller's own end, and errors of the program.</returns>
    public static ServiceException? Of(ServiceErrors errors, Exception exception, Redactor redactor, bool hasResponse, bool hasBegun, TimeSpan? allowed, CancellationToken cancellationToken)
    {
        if (exception is ServiceException own)
        {
            return own;
        }

        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        // .NET quotes what it could not read, and that may quote the request.
        var cause = redactor.Redact(exception);
        return exception switch
        {
            _ when IsSecondSending(exception) => errors.New(FailureKind.Connection, "What sends the calls wanted to send it a second time, which was refused", cause),
            HttpRequestException or IOException or SocketException when hasResponse => errors.New(FailureKind.Connection, "The connection ended before the whole answer was there: " + cause.Message, cause),
            // A connection that is reset as soon as it is made comes as a bare SocketException.
            HttpRequestException or IOException or SocketException => errors.New(FailureKind.Connection, "The service could not be reached: " + ReasonOf(cause), cause),
            WebSocketException => errors.New(FailureKind.Response, "The service opened no websocket: " + cause.Message, cause),
            // An HTTP client of the caller unpacks the answer before it hands it over.
            InvalidDataException => errors.New(FailureKind.Response, "The answer cannot be unpacked: " + cause.Message, cause),
            JsonException => errors.New(FailureKind.Response, "The answer is not what the contract says: " + cause.Message, cause),
            OperationCanceledException or TimeoutException => errors.New(FailureKind.Timeout, TimeoutText(hasResponse, allowed), cause),
            TimeoutRejectedException { Timeout: var limit } => errors.New(FailureKind.Timeout, TimeoutText(hasResponse, limit), cause),
            ArgumentException or InvalidOperationException or NotSupportedException or NullReferenceException or NotImplementedException when !hasBegun => null,
            _ => errors.New(FailureKind.Connection, "A handler of the HTTP client ended the call: " + cause.Message, cause),
        };
    }

    /// <summary>Whether the service may have acted on a call that failed.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="mayBeKnown">Whether the service may have got any of it.</param>
    public static bool MayHaveBeenTaken(ServiceException failure, bool mayBeKnown) => failure.Kind switch
    {
        FailureKind.Server or FailureKind.Response => true,
        FailureKind.Connection or FailureKind.Timeout => mayBeKnown,
        // What is of no kind is a response's refusal, or somebody else's exception.
        FailureKind.Other => mayBeKnown && failure.ResponseStatusCode == 0,
        _ => false,
    };

    /// <summary>Whether there was no connection to send anything over.</summary>
    public static bool WasNeverConnected(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>What .NET says, where that is a reason: of TLS it says only that the reason lies inside, and of a proxy with a quotation mark too many.</summary>
    private static string ReasonOf(Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } reason } => "No secure connection can be made: " + reason.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => cause.Message.TrimEnd('"'),
        _ => cause.Message,
    };

    private static bool IsSecondSending(Exception? exception) => exception is SecondSendingException || (exception?.InnerException is { } inner && IsSecondSending(inner));

    private static string TimeoutText(bool hasResponse, TimeSpan? allowed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(hasResponse ? "The rest of the answer did not come" : "The service did not answer")} {(allowed is { } limit && limit != Timeout.InfiniteTimeSpan ? string.Create(CultureInfo.InvariantCulture, $"within {limit.TotalSeconds:0.###} seconds") : "in time")}.");
}
