using System.Net.Sockets;
using System.Text.Json.Nodes;
using DryApi.Cli.Batch;

namespace DryApi.Cli;

/// <summary>How a failure ends: in one line that says what, where, why and what to do, and in an exit code.</summary>
/// <param name="Message">The line; empty when there is nothing to say.</param>
/// <param name="Code">The exit code.</param>
internal sealed record Failure(string Message, int Code)
{
    /// <summary>The job that it is about; null for none.</summary>
    public string? JobId { get; init; }

    /// <summary>What is wrong with which option; null where it is about none.</summary>
    public IReadOnlyDictionary<string, string[]>? Options { get; init; }

    /// <summary>The failure for a program that reads it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["error"] = Message, ["exit_code"] = Code };
        if (JobId is not null)
        {
            json["id"] = JobId;
        }

        if (Options is not null)
        {
            json["options"] = new JsonObject(Options.Select(option => KeyValuePair.Create(option.Key, (JsonNode?)new JsonArray([.. option.Value.Select(message => (JsonNode)message)]))));
        }

        return json;
    }

    /// <summary>The failure that an exception means.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        UsageException usage => new(usage.Message, ExitCode.Usage),
        BatchStoppedException stopped => stopped.Failure,
        PriceRefusedException refused => new(refused.Message, ExitCode.Refused),
        UnfinishedJobException job => new($"job {job.JobId} has no result yet, it is {job.Status}; to wait for it: {CommandOf("wait", job.JobId, job.Output)}", ExitCode.Failed) { JobId = job.JobId },
        SubmittedJobException job => OfSubmitted(job) with { JobId = job.JobId },
        FailedException failed => new(failed.Message, ExitCode.Failed),
        LiveUpdatesException live => new(live.Message, ExitCode.Service),
        RefusedOptionsException refused => OfRefused(refused.Refusal, refused.NameOf),
        OperationCanceledException => new("cancelled; if a job was being submitted, the service may have taken it: see the account's jobs before you submit it again", ExitCode.Cancelled),
        DryApiException { Errors.Count: > 0 } refused and (DryApiValidationException or DryApiInsufficientBalanceException) => OfRefused(refused, static field => field),
        DryApiJobFailedException failed => new($"{Lower(failed.Message.TrimEnd('.'))}; {Advice(failed)}", ExitCode.Failed) { JobId = failed.JobId },
        DryApiException error => new($"{Lower(error.Message.TrimEnd('.'))}; {Advice(error)}", CodeOf(error)),
        IOException or UnauthorizedAccessException => new($"a file could not be read or written: {exception.Message.TrimEnd('.')}; see that the disk has room and the path is yours", ExitCode.Failed),
        _ => new($"internal error: {exception.GetType().Name}: {exception.Message}", ExitCode.Failed),
    };

    /// <summary>What an exception says, to follow a colon.</summary>
    public static string Sentence(Exception exception)
    {
        // .NET names the parameter of its own method after the sentence.
        var message = exception switch
        {
            ArgumentException { ParamName: { } name } => exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
            DryApiFileException { InnerException: { } reason } => reason.Message,
            _ => exception.Message,
        };
        return Lower(message.TrimEnd('.'));
    }

    private static Failure OfSubmitted(SubmittedJobException job) => job.InnerException switch
    {
        OperationCanceledException when job.IsEmulated => new($"cancelled; job {job.JobId} ended with the emulator inside this program", ExitCode.Cancelled),
        OperationCanceledException => new($"cancelled; job {job.JobId} goes on; to go on with it: {CommandOf("wait", job.JobId, job.Output)}", ExitCode.Cancelled),
        IOException exception when StandardOutput.IsClosedPipe(exception) => new("", ExitCode.ClosedPipe),
        { } exception => new($"the result of job {job.JobId} could not be saved: {Sentence(exception)}; to save it elsewhere: {CommandOf("download", job.JobId, "FILE")}", ExitCode.Failed),
        _ => new(job.Message, ExitCode.Failed),
    };

    /// <summary>The command to type, with words as a shell reads them; what a line cannot show stands there by its name.</summary>
    private static string CommandOf(string command, string jobId, string? output)
    {
        var id = ShellText.LineWord(jobId) ?? "ID";
        return $"dryapi {command} {(output is null ? "" : $"-o {ShellText.LineWord(output) ?? "FILE"} ")}{(id.StartsWith('-') ? "-- " : "")}{id}";
    }

    private static Failure OfRefused(DryApiException error, Func<string, string> nameOf)
    {
        var options = error.Errors.GroupBy(field => nameOf(field.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.SelectMany(field => field.Value).ToArray(), StringComparer.Ordinal);
        var fields = string.Join(", ", error.Errors.SelectMany(field => field.Value.Select(message => $"{nameOf(field.Key)}: {message.TrimEnd('.')}")));
        return error is DryApiValidationException { WasSent: false }
            ? new($"the request was not sent: {fields}; correct the options", ExitCode.Refused) { Options = options }
            : new($"{error.RequestMethod} {error.RequestUri} was refused ({error.ResponseStatusCode}): {fields}; {Advice(error)}", CodeOf(error)) { Options = options };
    }

    private static int CodeOf(DryApiException error) => error switch
    {
        DryApiValidationException or DryApiNotFoundException => ExitCode.Refused,
        DryApiUnauthorizedException or DryApiForbiddenException => ExitCode.Authentication,
        DryApiRateLimitException or DryApiInsufficientBalanceException => ExitCode.Quota,
        DryApiJobFailedException or DryApiFileException => ExitCode.Failed,
        _ => ExitCode.Service,
    };

    private static string Advice(DryApiException error) => error switch
    {
        DryApiUnauthorizedException => "check DRYAPI_API_KEY",
        DryApiForbiddenException => "the key is not allowed to do this, use another one",
        DryApiNotFoundException => "check the id or DRYAPI_BASE_URL",
        DryApiValidationException => "correct the options",
        DryApiInsufficientBalanceException => "top up the account's balance",
        DryApiSubmissionUncertainException => "see the account's jobs before you submit it again",
        DryApiRateLimitException { RetryAfter: { } wait } => $"try again in {Math.Ceiling(wait.TotalSeconds)} seconds",
        DryApiRateLimitException => "try again later",
        DryApiConnectionException when error.InnerException?.InnerException is SocketException => "check the network and DRYAPI_BASE_URL",
        DryApiTimeoutException => "try again later, or with smaller files",
        DryApiConnectionException => "check the network",
        DryApiResponseException => "check DRYAPI_BASE_URL, or try again later",
        DryApiJobFailedException => "submit it again, perhaps with other options",
        _ => "try again later",
    };

    /// <summary>A sentence that follows a colon.</summary>
    public static string Lower(string message) => message.Length > 1 && !char.IsUpper(message[1]) ? char.ToLowerInvariant(message[0]) + message[1..] : message;
}
