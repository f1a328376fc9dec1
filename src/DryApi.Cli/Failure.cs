using System.Net.Sockets;
using DryApi.Cli.Batch;

namespace DryApi.Cli;

/// <summary>How a failure ends: in one line that says what, where, why and what to do, and in an exit code.</summary>
/// <param name="Message">The line; empty when there is nothing to say.</param>
/// <param name="Code">The exit code.</param>
internal sealed record Failure(string Message, int Code)
{
    /// <summary>The failure that an exception means.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        UsageException usage => new(usage.Message, ExitCode.Usage),
        BatchStoppedException stopped => stopped.Failure,
        FailedException failed => new(failed.Message, ExitCode.Failed),
        SubmittedJobException job => OfSubmitted(job),
        RefusedOptionsException refused => OfRefused(refused.Refusal, refused.NameOf),
        OperationCanceledException => new("cancelled; if a job was being submitted, the service may have taken it: see the account's jobs before you submit it again", ExitCode.Cancelled),
        DryApiException { Errors.Count: > 0 } refused and (DryApiValidationException or DryApiInsufficientBalanceException) => OfRefused(refused, static field => field),
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
        OperationCanceledException => new($"cancelled; job {job.JobId} goes on, and {StatusOf(job.JobId)} tells about it", ExitCode.Cancelled),
        IOException exception when StandardOutput.IsClosedPipe(exception) => new("", ExitCode.ClosedPipe),
        { } exception => new($"the result of job {job.JobId} could not be saved: {Sentence(exception)}; {StatusOf(job.JobId)} tells where it lies", ExitCode.Failed),
        _ => new(job.Message, ExitCode.Failed),
    };

    /// <summary>The command to type; an id that a shell would read as more than a word is not put into it.</summary>
    private static string StatusOf(string jobId) => $"'dryapi status {(jobId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') && !jobId.StartsWith('-') ? jobId : "ID")}'";

    private static Failure OfRefused(DryApiException error, Func<string, string> nameOf)
    {
        var fields = string.Join(", ", error.Errors.SelectMany(field => field.Value.Select(message => $"{nameOf(field.Key)}: {message.TrimEnd('.')}")));
        return error is DryApiValidationException { WasSent: false }
            ? new($"the request was not sent: {fields}; correct the options", ExitCode.Refused)
            : new($"{error.RequestMethod} {error.RequestUri} was refused ({error.ResponseStatusCode}): {fields}; {Advice(error)}", CodeOf(error));
    }

    private static int CodeOf(DryApiException error) => error switch
    {
        DryApiValidationException => ExitCode.Refused,
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
        DryApiJobFailedException => "submit it again, perhaps with other options",
        _ => "try again later",
    };

    // The first word follows "dryapi: ".
    private static string Lower(string message) => message.Length > 1 && !char.IsUpper(message[1]) ? char.ToLowerInvariant(message[0]) + message[1..] : message;
}
