using DryApi.Emulator.Accounts;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>A job. The gate of the clock guards what changes of it.</summary>
/// <param name="id">Its id, a UUID.</param>
/// <param name="account">Whose it is.</param>
/// <param name="request">What was asked for.</param>
/// <param name="price">What it costs.</param>
/// <param name="origin">Scheme, host and port of the links to its results.</param>
/// <param name="submitted">When it was submitted.</param>
internal sealed class Job(string id, Account account, JobRequest request, decimal price, string origin, DateTimeOffset submitted)
{
    public string Id => id;

    public Account Account => account;

    public JobRequest Request => request;

    public decimal Price => price;

    public string Origin => origin;

    public DateTimeOffset Submitted => submitted;

    /// <summary>What becomes of it in place of what would; null for most.</summary>
    public JobScript? Script { get; init; }

    /// <summary>Why it will come to nothing, or has; null where it will not.</summary>
    public JobFailure? Failure { get; set; }

    public string Status { get; set; } = JobStatus.Pending;

    /// <summary>When a worker took it.</summary>
    public DateTimeOffset? Started { get; set; }

    /// <summary>When it is to end, or has ended.</summary>
    public DateTimeOffset? Ends { get; set; }

    public bool HasEnded => Status is not (JobStatus.Pending or JobStatus.Processing);

    public bool IsDone => Status == JobStatus.Done;

    /// <summary>What it makes.</summary>
    public JobWork Work => Script?.Result is { } scripted
        ? new JobWork(new ResultFile(Script.Extension, Script.ContentType, scripted.ToArray)) { Text = Script.Text is { } text ? () => text : null }
        : Script?.Text is { } only ? request.Work with { Text = () => only } : request.Work;

    /// <summary>How much of it is done, from 0 to 100.</summary>
    public double ProgressAt(DateTimeOffset now) =>
        Status == JobStatus.Pending ? 0
        : HasEnded || Ends <= Started ? 100
        : Math.Round(100 * Math.Clamp((now - Started!.Value) / (Ends!.Value - Started.Value), 0, 1), 1);
}
