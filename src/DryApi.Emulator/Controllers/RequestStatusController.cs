using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>Where a job stands, and a fresh link to what it made.</summary>
internal sealed class RequestStatusController(JobStore jobs, ResultLinks links) : RequestStatusItemControllerBase
{
    public override async Task<ActionResult<JobRequestStatusResource>> RequestStatus(string request_id, CancellationToken cancellationToken = default)
    {
        if (!jobs.TryGet(request_id, out var job))
        {
            await ErrorWriter.WriteAsync(HttpContext, StatusCodes.Status404NotFound, $"There is no job {request_id}. The emulator knows only jobs that it took since it was started.").ConfigureAwait(false);
            return new EmptyResult();
        }

        var (status, progress) = jobs.StateOf(job);
        var isDone = status == JobRequestStatusResourceDataStatus.Done;
        return new JobRequestStatusResource
        {
            Data = new JobRequestStatusResourceData
            {
                Status = status,
                Progress = progress,
                Result_url = isDone ? links.Create($"{Request.Scheme}://{Request.Host}", job) : null,
                Result = isDone ? job.Text?.Invoke() : null,
            },
        };
    }
}
