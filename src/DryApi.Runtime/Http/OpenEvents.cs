using System.Net.Http.Headers;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>The response that server-sent events come in.</summary>
/// <param name="response">The response.</param>
internal sealed class OpenEvents(HttpResponseMessage response) : TakenResponse, IJsonReadable<OpenEvents>
{
    /// <summary>What is asked for.</summary>
    public const string MediaType = "text/event-stream";

    private const int LongestName = 100;

    public HttpResponseMessage Response => response;

    static OpenEvents? IJsonReadable<OpenEvents>.Take(HttpResponseMessage response) => Other(response.Content.Headers) is null ? new(response) : null;

    static OpenEvents IJsonReadable<OpenEvents>.Raw(ReadOnlyMemory<byte> body, HttpContentHeaders headers) =>
        throw new JsonException($"it is '{PrintableText.Of(Other(headers), LongestName)}' and no stream of events; where the request says whether to stream, it has to say so");

    static OpenEvents IJsonReadable<OpenEvents>.ReadFrom(ref Utf8JsonReader reader) => throw NoJson();

    public static OpenEvents CreateFromDiscriminatorValue(IParseNode parseNode) => throw NoJson();

    /// <summary>The media type, where it says another one.</summary>
    private static string? Other(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Type", out var values) && values.ToString().Split(';')[0].Trim() is { Length: > 0 } type && !type.Equals(MediaType, StringComparison.OrdinalIgnoreCase) ? type : null;

    private static NotSupportedException NoJson() => new("A stream of events is no JSON.");
}
