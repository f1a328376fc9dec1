namespace DryApi.Generated.Tests.Files;

/// <summary>Tells when it is closed.</summary>
internal sealed class ClosingStream(Stream stream, TaskCompletionSource closed) : MemoryStream
{
    protected override void Dispose(bool disposing)
    {
        stream.Dispose();
        closed.TrySetResult();
        base.Dispose(disposing);
    }
}
