namespace DryApi.Http;

/// <summary>
/// Knows whether a stream of events is within one: the standard drops an event that no blank line ends, and so a connection that was cut would look like
/// an end. What says that all is over needs no blank line.
/// </summary>
internal sealed class EventBoundary
{
    private const byte Comment = (byte)':';

    private readonly byte[] _line = new byte[16];
    private int _length;
    private bool _hasData;
    private bool _endedByReturn;

    /// <summary>Whether there is data that no blank line follows.</summary>
    public bool IsInside => _hasData || (_length > 0 && !IsDone && _line[0] != Comment);

    private ReadOnlySpan<byte> Line => _line.AsSpan(0, Math.Min(_length, _line.Length));

    private bool IsDone => _length <= _line.Length && (Line.SequenceEqual("data: [DONE]"u8) || Line.SequenceEqual("data:[DONE]"u8));

    /// <summary>Takes note of what came.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        if (_endedByReturn && bytes[0] == '\n')
        {
            bytes = bytes[1..];
        }

        _endedByReturn = false;
        while (bytes.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            Add(bytes[..end]);
            EndLine();
            var isReturn = bytes[end] == '\r';
            bytes = bytes[(end + 1)..];
            if (isReturn && bytes.IsEmpty)
            {
                _endedByReturn = true;
            }
            else if (isReturn && bytes[0] == '\n')
            {
                bytes = bytes[1..];
            }
        }

        Add(bytes);
    }

    private void Add(ReadOnlySpan<byte> part)
    {
        if (_length < _line.Length)
        {
            part[..Math.Min(part.Length, _line.Length - _length)].CopyTo(_line.AsSpan(_length));
        }

        _length = Math.Min(_length + part.Length, _line.Length + 1);
    }

    private void EndLine()
    {
        _hasData = _length > 0 && (_hasData || (Line.StartsWith("data"u8) && !IsDone));
        _length = 0;
    }
}
