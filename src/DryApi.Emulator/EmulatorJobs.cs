using System.Text;
using DryApi.Emulator.Control;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;

namespace DryApi.Emulator;

/// <summary>The jobs of an emulator: what they are, and what is to become of the next ones.</summary>
/// <remarks>It can be used from any number of threads.</remarks>
public sealed class EmulatorJobs
{
    private readonly JobStore _jobs;
    private readonly JobScripts _scripts;
    private readonly ResultLinks _links;
    private readonly EmulatorClock _clock;

    internal EmulatorJobs(JobStore jobs, JobScripts scripts, ResultLinks links, EmulatorClock clock) => (_jobs, _scripts, _links, _clock) = (jobs, scripts, links, clock);

    /// <summary>Gets the jobs that are remembered, the oldest first.</summary>
    public IReadOnlyList<EmulatedJob> List() => [.. _jobs.All.Select(Describe)];

    /// <summary>Finds a job.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The job; null where there is none of that id.</returns>
    public EmulatedJob? Find(string id) => _jobs.TryGet(id, out var job) ? Describe(job) : null;

    /// <summary>Says what is to become of the next job of an operation. Several scripts are for several jobs, in their order.</summary>
    /// <param name="operation">The operation, as <see cref="DryApiEmulator.Operations"/> names it, or <c>*</c> for any.</param>
    /// <param name="script">What becomes of it.</param>
    /// <exception cref="ArgumentException">There is no such operation, or a value of the script is outside its range.</exception>
    public void ScriptNext(string operation, JobScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _scripts.Add(new NextScript(operation, script));
    }

    /// <summary>Ends a job now, such as with the status <c>cancelled</c>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="script">How it ends. Its times and its result are of no account.</param>
    /// <returns>Whether it was ended; false where there is none of that id, or it has ended before.</returns>
    /// <exception cref="ArgumentException">A value of the script is outside its range.</exception>
    public bool End(string id, JobScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        script.Validate();
        return _jobs.TryGet(id, out var job) && _jobs.End(job, script);
    }

    internal EmulatedJob Describe(Job job)
    {
        lock (_clock.Gate)
        {
            var file = job.IsDone ? job.Work.File : null;
            return new EmulatedJob
            {
                Id = job.Id,
                Operation = job.Request.Operation.ToString(),
                ClientId = job.Account.Settings.ClientId,
                Model = job.Request.Model,
                Request = job.Request.Body.IsEmpty ? null : Encoding.UTF8.GetString(job.Request.Body),
                Status = job.Status,
                Progress = job.ProgressAt(_clock.GetUtcNow()),
                Price = job.Price,
                SubmittedAt = job.Submitted,
                StartedAt = job.Started,
                EndedAt = job.HasEnded ? job.Ends : null,
                ErrorMessage = job.HasEnded ? job.Failure?.Message : null,
                ResultUrl = file is null ? null : new Uri(_links.Create(job.Origin, job, file)),
                ResultType = file?.ContentType,
            };
        }
    }
}
