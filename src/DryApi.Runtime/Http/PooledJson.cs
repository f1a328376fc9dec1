using System.Buffers;
using System.Text.Json;

namespace DryApi.Http;

/// <summary>Writes JSON to borrowed memory, with a writer that is used again: it is large.</summary>
internal static class PooledJson
{
    [ThreadStatic]
    private static Utf8JsonWriter? _spareWriter;

    public static void Write<T>(PooledBuffer buffer, T value, Action<Utf8JsonWriter, T> write)
    {
        var writer = _spareWriter;
        _spareWriter = null;
        if (writer is null)
        {
            writer = new Utf8JsonWriter((IBufferWriter<byte>)buffer);
        }
        else
        {
            writer.Reset((IBufferWriter<byte>)buffer);
        }

        write(writer, value);
        writer.Flush();
        _spareWriter = writer;
    }
}
