namespace DryApi.Generated.Tests.Jobs;

/// <summary>Takes nothing until it is released, as a pipe that nobody reads.</summary>
internal sealed class BlockingStream : MemoryStream
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _released = new();

    /// <summary>A write has begun.</summary>
    public Task Entered => _entered.Task;

    public Task Closed => _closed.Task;

    public byte[] Written { get; private set; } = [];

    public void Release() => _released.Set();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _entered.SetResult();
        _released.Wait();
        Written = buffer.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetResult();
        base.Dispose(disposing);
    }
}
