using System.Net;
using System.Text;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>A model as the JSON of a body, written once and sent as often as need be.</summary>
internal sealed class JsonBody : RequestBody
{
    private const int UsualSize = 1024;

    private readonly PooledBuffer _buffer = new(UsualSize);
    private int _senders;

    public JsonBody(IJsonWritable model, string? contentType = null)
    {
        Headers.TryAddWithoutValidation("Content-Type", contentType ?? "application/json");
        PooledJson.Write(_buffer, model, static (writer, value) => value.WriteTo(writer));
    }

    /// <summary>A text that is sent as it is.</summary>
    public JsonBody(string text, string contentType)
    {
        Headers.TryAddWithoutValidation("Content-Type", contentType);
        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new MemoryStream(_buffer.Written.ToArray());

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        Interlocked.Increment(ref _senders);
        await stream.WriteAsync(_buffer.Written, cancellationToken).ConfigureAwait(false);
        Interlocked.Decrement(ref _senders);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        // An answer may come before all was sent, and a sending that failed may hold on to the memory: then it is not for others.
        if (Volatile.Read(ref _senders) > 0)
        {
            _buffer.Abandon();
        }

        _buffer.Dispose();
        base.Dispose(disposing);
    }
}
