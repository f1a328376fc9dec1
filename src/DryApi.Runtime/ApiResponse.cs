using DryApi.Http;

namespace DryApi;

/// <summary>An answer with what came beside it.</summary>
/// <typeparam name="T">The model that the answer holds.</typeparam>
public sealed class ApiResponse<T>
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoHeaders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer itself.</summary>
    public required T Value { get; init; }

    /// <summary>The HTTP status, 200 to 299; 0 when the adapter does not speak HTTP.</summary>
    public int StatusCode { get; init; }

    /// <summary>The headers of the answer, by name, whatever its case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = NoHeaders;

    /// <summary>What the service says about its rate limits; null when it says nothing.</summary>
    public RateLimitInfo? RateLimit => RateLimitHeaders.Read(HeaderNames, Headers.ToDictionary(header => header.Key, header => (IEnumerable<string>)header.Value, StringComparer.OrdinalIgnoreCase));

    /// <summary>The id by which the service knows the request, from the header that it sends it in; null when it gave none.</summary>
    public string? RequestId => Headers.TryGetValue(HeaderNames.RequestId, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Gets the names of the headers of the service.</summary>
    internal HeaderNames HeaderNames { get; init; } = HeaderNames.Default;

    /// <summary>The same response with what is made of its answer.</summary>
    internal ApiResponse<TOther> With<TOther>(Func<T, TOther> convert) => new() { HeaderNames = HeaderNames, Value = convert(Value), StatusCode = StatusCode, Headers = Headers };

    internal static ApiResponse<T> Of(ApiService service, T value, HttpResponseMessage response) => new()
    {
        HeaderNames = service.Headers,
        Value = value,
        StatusCode = (int)response.StatusCode,
        Headers = ResponseHeaders.Of(response),
    };
}
