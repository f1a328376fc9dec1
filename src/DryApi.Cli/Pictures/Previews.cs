using System.Threading.Channels;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Pictures;

/// <summary>
/// The previews of a job as pictures: the newest alone, one at a time. The job waits for none of them, whatever the service sends and however long that takes:
/// what is too large, no picture, or not there in time is left out.
/// </summary>
internal sealed class Previews : IDisposable
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int LargestSide = 2048;

    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    private readonly Channel<JobProgress> _offered = Channel.CreateBounded<JobProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _ended = new();
    private readonly string _jobId;
    private readonly TimeProvider _time;
    private JobProgress? _last;
    private volatile Image<Rgba32>? _latest;

    /// <param name="jobId">The job.</param>
    /// <param name="time">The time that its limits go by.</param>
    public Previews(string jobId, TimeProvider time)
    {
        (_jobId, _time) = (jobId, time);
        _ = Task.Run(() => ReadAsync(_ended.Token));
    }

    /// <summary>The newest; null before there is one. Others may be drawing it when the next comes, and so nobody disposes it.</summary>
    public Image<Rgba32>? Latest => _latest;

    /// <summary>Takes the preview of a progress, where it has a new one.</summary>
    public void Offer(JobProgress progress)
    {
        if ((progress.PreviewBytes is not null || progress.Preview is not null) && (!Nullable.Equals(progress.PreviewBytes, _last?.PreviewBytes) || progress.Preview != _last?.Preview))
        {
            _last = progress;
            _offered.Writer.TryWrite(progress);
        }
    }

    /// <summary>Ends it. What is under way is not waited for.</summary>
    public void Dispose() => _ended.Cancel();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var offered in _offered.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            using var late = new CancellationTokenSource(LongestTime, _time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            try
            {
                if (await FileOfAsync(offered, stop.Token).ConfigureAwait(false) is { } file)
                {
                    using (file)
                    {
                        _latest = await PictureView.ReadAsync(file, LargestFile, LargestSide, stop.Token).ConfigureAwait(false) ?? _latest;
                    }
                }
            }
            catch (Exception)
            {
                // Whatever a decoder throws, or its time is up: the next one may be better.
            }
        }
    }

    /// <summary>What the preview is, as far as it can be had.</summary>
    private async Task<MemoryStream?> FileOfAsync(JobProgress offered, CancellationToken cancellationToken)
    {
        if (offered.PreviewBytes is { } bytes)
        {
            return new MemoryStream(bytes.ToArray(), writable: false);
        }

        // As results are fetched: without the key, by https, and no more of it than may be.
        using var client = Http.DownloadClients.New(LongestTime);
        var file = new MemoryStream();
        if (await new DownloadAttempt(client, _time, _jobId, new DownloadTarget(file), null, LargestFile).RunAsync(offered.Preview!, cancellationToken).ConfigureAwait(false) is null)
        {
            file.Position = 0;
            return file;
        }

        await file.DisposeAsync().ConfigureAwait(false);
        return null;
    }
}
