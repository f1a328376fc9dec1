using System.Runtime.CompilerServices;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Processing;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>Small pictures of what a job makes, in blocks that become finer while it is worked on.</summary>
internal sealed class Previews
{
    private const int Side = 192;
    private const int CoarsestBlock = 32;

    /// <summary>The whole picture of each job, small, as long as somebody asks for the job.</summary>
    private readonly ConditionalWeakTable<Job, Lazy<Image?>> _pictures = [];

    /// <summary>A JPEG as a data URI; null of a job that makes no picture.</summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">How much of it is done, from 0 to 100.</param>
    public string? Of(Job job, double progress)
    {
        var picture = _pictures.GetValue(job, each => new Lazy<Image?>(() => Shrink(each.Work))).Value;
        if (progress >= 100)
        {
            _pictures.Remove(job);
        }

        var block = (int)Math.Round(CoarsestBlock * (100 - progress) / 100);
        using var preview = picture?.Clone(each => _ = block > 1 ? each.Pixelate(block) : each);
        return preview?.ToBase64String(JpegFormat.Instance);
    }

    private static Image? Shrink(JobWork work)
    {
        var picture = work.Paint?.Invoke();
        // JPEG knows no transparency.
        picture?.Mutate(each => each.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(Side, Side) }).BackgroundColor(Color.White));
        return picture;
    }
}
