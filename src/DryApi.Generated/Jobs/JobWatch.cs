namespace DryApi;

/// <summary>Somebody who wants to hear all of a job, and no result.</summary>
/// <param name="Tell">Told each update.</param>
/// <param name="Heard">What is heard of the job already; null where the wait is to listen itself.</param>
internal sealed record JobWatch(Action<JobUpdate> Tell, JobNewsQueue? Heard);
