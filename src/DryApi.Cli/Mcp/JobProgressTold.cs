using System.Globalization;
using ModelContextProtocol;

namespace DryApi.Cli.Mcp;

/// <summary>Tells a client how far a job is, as far as it moves.</summary>
internal sealed class JobProgressTold(ToolCall call, DryApiJob job, Submission? submission, CancellationToken cancellationToken) : IProgress<JobProgress>
{
    private readonly Lock _lock = new();
    private Task _told = Task.CompletedTask;
    private double _percent = -1;

    /// <summary>Where the job was last seen.</summary>
    public string Status { get; private set; } = "pending";

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (_lock)
        {
            Status = value.Status.Value;
            // The protocol wants each to be more than the one before.
            var percent = value.Percent ?? 0;
            if (percent > _percent && call.ProgressToken is not null)
            {
                _percent = percent;
                _told = TellAsync(_told, percent, Status);
            }
        }
    }

    /// <summary>Waits until all is told: nothing may follow the response.</summary>
    /// <param name="isDone">Whether the job is done.</param>
    public async Task EndAsync(bool isDone)
    {
        Task told;
        lock (_lock)
        {
            if (isDone && _percent < 100 && call.ProgressToken is not null)
            {
                _told = TellAsync(_told, 100, JobStatus.Done.Value);
                _percent = 100;
            }

            told = _told;
        }

        await told.ConfigureAwait(false);
    }

    private async Task TellAsync(Task before, double percent, string status)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var price = submission is null ? "" : string.Create(CultureInfo.InvariantCulture, $", price {Money.Text(submission.Price)}");
        try
        {
            await call.TellAsync(new ProgressNotificationValue { Progress = (float)percent, Total = 100, Message = $"job {job.Id}: {status}{price}" }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or OperationCanceledException or ObjectDisposedException)
        {
            // Who is gone needs no progress.
        }
    }
}
