using System.Net.ServerSentEvents;
using DryApi.Errors;

namespace DryApi.Http;

/// <summary>
/// The bytes of a stream of events, watched while they come: an event has a limit of size and the stream one of silence, but none of the whole; and an end
/// in the middle of an event is none.
/// </summary>
internal sealed class EventSource : Stream
{
    private readonly ApiCall _call;
    private readonly HttpResponseMessage _response;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _registration;
    private readonly TimeSpan _silence;
    private readonly long _largest;
    private readonly EventBoundary _boundary = new();
    private Stream? _content;
    private long _left;

    /// <param name="call">The call.</param>
    /// <param name="response">The response, which stays the caller's to dispose.</param>
    /// <param name="caller">The caller's own end.</param>
    public EventSource(ApiCall call, HttpResponseMessage response, CancellationToken caller)
    {
        (_call, _response, _caller) = (call, response, caller);
        var transport = call.Adapter as ApiTransport;
        _silence = TimeLimit.ForTimers(transport?.Silence ?? Timeout.InfiniteTimeSpan);
        _largest = transport?.MaxResponseSize ?? ClientOptions.DefaultMaxResponseSize;
        _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, transport?.TimeProvider ?? TimeProvider.System);
        _registration = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _limit);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Moves on to the next event.</summary>
    /// <exception cref="ServiceException">The stream failed.</exception>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<SseItem<T>> events)
    {
        var errors = _call.Operation.Service.Errors;
        _left = _largest;
        try
        {
            _caller.ThrowIfCancellationRequested();
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (SizeLimitException)
        {
            throw ErrorResponses.Of(errors.New(FailureKind.Response, $"An event of the stream is larger than {_largest} bytes, which is the limit ({nameof(ClientOptions.MaxResponseSize)})."), _response);
        }
        catch (OperationCanceledException exception) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _caller);
        }
        catch (Exception exception) when (CallFailures.Of(errors, exception, Redactor.Of(_response.RequestMessage), hasResponse: true, hasBegun: true, _silence, _caller) is { } failure)
        {
            throw ErrorResponses.Of(failure, _response);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            throw new SizeLimitException(_largest);
        }

        _limit.CancelAfter(_silence);
        _content ??= await _response.Content.ReadAsStreamAsync(_limit.Token).ConfigureAwait(false);
        var count = await _content.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], _limit.Token).ConfigureAwait(false);
        _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        _left -= count;
        _boundary.Pass(buffer.Span[..count]);
        return count > 0 || !_boundary.IsInside ? count : throw new EndOfStreamException("it ended in the middle of an event");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Waits for the caller's end where that is under way: the source is not gone before.
            _registration.Dispose();
            _limit.Dispose();
        }

        base.Dispose(disposing);
    }
}
