using System.Threading.Channels;

namespace DryApi;

/// <summary>Updates on their way to a program. One that reads slowly loses some of how jobs went on, and no end.</summary>
internal sealed class JobUpdateQueue
{
    private const int Most = 256;

    private readonly Channel<JobUpdate> _updates = Channel.CreateUnbounded<JobUpdate>();

    /// <summary>Tells an update.</summary>
    public void Tell(JobUpdate update)
    {
        if (_updates.Reader.Count < Most)
        {
            _updates.Writer.TryWrite(update);
        }
        else if (update.IsEnd)
        {
            _updates.Writer.TryWrite(update with { Preview = null });
        }
    }

    /// <summary>Ends, once what waits is read.</summary>
    /// <param name="failure">Why; null where all is told.</param>
    public void Complete(Exception? failure = null) => _updates.Writer.TryComplete(failure);

    /// <summary>Reads the updates as they come.</summary>
    public IAsyncEnumerable<JobUpdate> ReadAllAsync(CancellationToken cancellationToken) => _updates.Reader.ReadAllAsync(cancellationToken);
}
