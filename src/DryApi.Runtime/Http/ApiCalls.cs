using System.ComponentModel;
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

    /// <summary>Our own transport; null where another adapter, or the caller's own way of reading the answer, is what Kiota knows.</summary>
    private static ApiTransport? StraightWay(in ApiCall call) => call.Adapter is ApiTransport transport && call.Option<ResponseHandlerOption>() is null ? transport : null;
}
