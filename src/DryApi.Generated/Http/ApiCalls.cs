using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>Sends calls: straight where the adapter is our own, through Kiota's contract where it is another.</summary>
internal static class ApiCalls
{
    /// <exception cref="DryApiException">The call failed; the type says how.</exception>
    public static Task<T> SendAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        StraightWay(call) is { } transport ? transport.SendAsync<T>(call, cancellationToken) : KiotaCalls.SendAsync<T>(call, cancellationToken);

    /// <inheritdoc cref="SendAsync{T}"/>
    public static Task<DryApiResponse<T>> SendWithResponseAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        StraightWay(call) is { } transport ? transport.SendWithResponseAsync<T>(call, cancellationToken) : KiotaCalls.SendWithResponseAsync<T>(call, cancellationToken);

    /// <summary>Our own transport; null where another adapter, or the caller's own way of reading the answer, is what Kiota knows.</summary>
    private static DryApiTransport? StraightWay(in ApiCall call) => call.Adapter is DryApiTransport transport && call.Option<ResponseHandlerOption>() is null ? transport : null;
}
