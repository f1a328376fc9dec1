namespace DryApi.Http;

/// <summary>A call on its way: what each attempt sends again.</summary>
internal readonly struct Sending(ApiCall call, RequestBody? body, Uri url, long start)
{
    public ApiCall Call { get; } = call;

    public RequestBody? Body { get; } = body;

    public Uri Url { get; } = url;

    /// <summary>
    /// Whether the service may know of an attempt that failed. A body says it itself, also where a handler sent it and then could not connect again;
    /// without one it takes a connection.
    /// </summary>
    public bool MayBeKnown(Exception failure) => Body?.HasBegun ?? !CallFailures.WasNeverConnected(failure);

    /// <summary>When the first attempt began, as a timestamp of the client's time.</summary>
    public long Start { get; } = start;
}
