using System.IO.Compression;
using System.Text;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>Responses as they stand on the wire.</summary>
internal static class HttpBytes
{
    /// <summary>An answer with a length.</summary>
    public static byte[] Of(int status, string body, params string[] headers) => Of(status, Encoding.UTF8.GetBytes(body), headers);

    /// <inheritdoc cref="Of(int, string, string[])"/>
    public static byte[] Of(int status, byte[] body, params string[] headers) => [.. Head(status, [.. headers, $"Content-Length: {body.Length}"]), .. body];

    /// <summary>An answer in chunks of a few bytes.</summary>
    public static byte[] Chunked(int status, byte[] body, params string[] headers) =>
    [
        .. Head(status, [.. headers, "Transfer-Encoding: chunked"]),
        .. body.Chunk(7).SelectMany(chunk => Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n").Concat(chunk).Concat("\r\n"u8.ToArray())),
        .. "0\r\n\r\n"u8,
    ];

    public static byte[] Zipped(string body)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(body));
        }

        return zipped.ToArray();
    }

    private static byte[] Head(int status, string[] headers) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
}
