using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>An answer that is no JSON: its bytes as they came, and the text that they are.</summary>
internal sealed class RawAnswer : JsonModel, IJsonReadable<RawAnswer>
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly HttpContentHeaders? _headers;

    private RawAnswer(ReadOnlyMemory<byte> body, HttpContentHeaders? headers) => (_body, _headers) = (body, headers);

    public byte[] Bytes => _body.ToArray();

    /// <exception cref="JsonException">It is not written in its charset.</exception>
    public string Text => Encoding.UTF8.GetString((_headers is null ? _body : ResponseCharset.ToUtf8(_body, _headers)).Span);

    static RawAnswer IJsonReadable<RawAnswer>.Raw(ReadOnlyMemory<byte> body, HttpContentHeaders headers) => new(body.ToArray(), headers);

    static RawAnswer IJsonReadable<RawAnswer>.ReadFrom(ref Utf8JsonReader reader) => new(WholeJson.Of(ref reader).ToArray(), null);

    public static RawAnswer CreateFromDiscriminatorValue(IParseNode parseNode) => new(Encoding.UTF8.GetBytes(parseNode?.GetStringValue() ?? ""), null);
}
