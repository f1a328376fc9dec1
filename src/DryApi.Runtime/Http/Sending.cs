namespace DryApi.Http;

/// <summary>A call on its way: what each attempt sends again.</summary>
internal readonly struct Sending(ApiCall call, RequestBody? body, Uri url, long start)
{
    public ApiCall Call { get; } = call;

    public RequestBody? Body { get; } = body;

    public Uri Url { get; } = url;

    /// <summary>When the first attempt began, as a timestamp of the client's time.</summary>
    public long Start { get; } = start;
}
