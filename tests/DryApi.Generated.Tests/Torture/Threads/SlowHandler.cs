using System.Net;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>Responses, or is cancelled, as soon as it has been handed the body; reads that when the test lets it.</summary>
internal sealed class SlowHandler(bool isCancelled) : HttpMessageHandler
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task<byte[]>> _bodies = [];

    /// <summary>What cancels the call.</summary>
    public CancellationTokenSource? Cancellation { get; set; }

    /// <summary>Reads all bodies.</summary>
    public async Task<IReadOnlyList<byte[]>> FinishAsync()
    {
        _gate.SetResult();
        return await Task.WhenAll(_bodies);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _bodies.Add(ReadAsync(request.Content!));
        if (isCancelled)
        {
            Cancellation!.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.UnprocessableContent) { Content = new StringContent("{}"), RequestMessage = request });
    }

    private async Task<byte[]> ReadAsync(HttpContent content)
    {
        using var saved = new SlowStream(_gate.Task);
        await content.CopyToAsync(saved, CancellationToken.None);
        return saved.ToArray();
    }

    /// <summary>Takes bytes, and looks at them later.</summary>
    private sealed class SlowStream(Task gate) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await gate;
            Write(buffer.Span);
        }

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            await WriteAsync(buffer.AsMemory(offset, count), cancellationToken);
    }
}
