using DryApi.Telemetry;
using Microsoft.Extensions.Logging;

namespace DryApi;

/// <summary>What is logged of a client, in the category of its type. The ids of the events stay as they are: alerts are made of them. Requests themselves are in the log of the HTTP client.</summary>
internal sealed partial class ClientLog : ICallLog
{
    private readonly ILogger _logger;

    public ClientLog(ILogger logger) => _logger = logger;

    [LoggerMessage(1, LogLevel.Warning, "{Operation} is sent again, for the time {Attempt}: {Reason}")]
    public partial void SentAgain(string operation, int attempt, string reason);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} failed: {Reason}")]
    public partial void Failed(string operation, string reason);

    [LoggerMessage(3, LogLevel.Information, "The {Kind} job {JobId} was submitted.")]
    public partial void JobSubmitted(string jobId, string kind);

    [LoggerMessage(6, LogLevel.Information, "The prompt of the {Kind} job {JobId}: {Prompt}")]
    public partial void JobPrompt(string jobId, string kind, string prompt);

    public void JobEnded(string jobId, string kind, string? failure)
    {
        if (failure is null)
        {
            JobDone(jobId, kind);
        }
        else
        {
            JobFailed(jobId, kind, failure);
        }
    }

    [LoggerMessage(4, LogLevel.Information, "The {Kind} job {JobId} is done.")]
    private partial void JobDone(string jobId, string kind);

    [LoggerMessage(5, LogLevel.Warning, "The {Kind} job {JobId} failed: {Failure}")]
    private partial void JobFailed(string jobId, string kind, string failure);
}
