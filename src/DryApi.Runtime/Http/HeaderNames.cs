using System.ComponentModel;

namespace DryApi.Http;

/// <summary>The names of the response headers that say something of every call. One that is null is not read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HeaderNames
{
    /// <summary>Gets the names that most services use: a request's id, and the pause that HTTP itself has.</summary>
    public static HeaderNames Default { get; } = new();

    /// <summary>Gets the header with the id of the request. Default: <c>X-Request-Id</c>.</summary>
    public string RequestId { get; init; } = "X-Request-Id";

    /// <summary>Gets the header with the pause that the service asks for. Default: <c>Retry-After</c>.</summary>
    public string RetryAfter { get; init; } = "Retry-After";

    /// <summary>Gets the header with the requests allowed in a minute.</summary>
    public string? MinuteLimit { get; init; }

    /// <summary>Gets the header with the requests left in this minute.</summary>
    public string? MinuteRemaining { get; init; }

    /// <summary>Gets the header with the requests allowed in a day.</summary>
    public string? DailyLimit { get; init; }

    /// <summary>Gets the header with the requests left today.</summary>
    public string? DailyRemaining { get; init; }

    /// <summary>Gets the header that says which limit was exceeded.</summary>
    public string? ExceededLimit { get; init; }
}
