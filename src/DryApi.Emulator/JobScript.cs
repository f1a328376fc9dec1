using System.Text.Json.Serialization;
using DryApi.Emulator.Jobs;
using static DryApi.Emulator.Control.Requirement;

namespace DryApi.Emulator;

/// <summary>What becomes of a job in place of what the emulator would make of it.</summary>
public sealed record JobScript
{
    /// <summary>Initializes a new instance of the <see cref="JobScript"/> class: the job is done.</summary>
    public JobScript()
        : this(status: JobStatus.Done)
    {
    }

    // What reads JSON without reflection knows no defaults but those of parameters.
    [JsonConstructor]
    internal JobScript(
        string status = JobStatus.Done, string errorCode = "PROCESSING_ERROR", string errorReason = "PROCESSING_FAILED", bool retryable = true, bool refunded = true, string contentType = "application/octet-stream", string extension = "bin") =>
        (Status, ErrorCode, ErrorReason, Retryable, Refunded, ContentType, Extension) = (status, errorCode, errorReason, retryable, refunded, contentType, extension);

    /// <summary>The status that it ends with, such as <c>error</c>, <c>cancelled</c>, <c>expired</c>, or one that no document has. Default: <c>done</c>.</summary>
    public string Status { get; init; }

    /// <summary>How long it is pending. Default: null, as the options say. Zero or more.</summary>
    public TimeSpan? PendingTime { get; init; }

    /// <summary>How long it is worked on. Default: null, as the options say. Zero or more.</summary>
    public TimeSpan? ProcessingTime { get; init; }

    /// <summary>Why it failed, for programs. Default: <c>PROCESSING_ERROR</c>. Not for jobs that are done.</summary>
    public string ErrorCode { get; init; }

    /// <summary>Why it failed, for people. Default: a sentence that names the status. Not for jobs that are done.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why it failed, more closely. Default: <c>PROCESSING_FAILED</c>. Not for jobs that are done.</summary>
    public string ErrorReason { get; init; }

    /// <summary>Whether the same request may succeed another time. Default: true. Not for jobs that are done.</summary>
    public bool Retryable { get; init; }

    /// <summary>Whether its price is given back. Default: true. Not for jobs that are done.</summary>
    public bool Refunded { get; init; }

    /// <summary>The file that it makes. Default: null, what the emulator makes of the request.</summary>
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>The media type of <see cref="Result"/>. Default: <c>application/octet-stream</c>.</summary>
    public string ContentType { get; init; }

    /// <summary>The extension of the name of <see cref="Result"/>, letters and digits. Default: <c>bin</c>.</summary>
    public string Extension { get; init; }

    /// <summary>The text of the result in the status. Default: null, none where <see cref="Result"/> is set.</summary>
    public string? Text { get; init; }

    /// <exception cref="ArgumentException">A value is outside its range; the message says which.</exception>
    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Status), $"{nameof(JobScript)}.{nameof(Status)} is empty.");
        Require(Status is not ("pending" or "processing" or "in_progress"), $"{nameof(JobScript)}.{nameof(Status)} is {Status}; a job ends with another one.");
        Require(!(PendingTime < TimeSpan.Zero), $"{nameof(JobScript)}.{nameof(PendingTime)} is {PendingTime}; it has to be zero or more.");
        Require(!(ProcessingTime < TimeSpan.Zero), $"{nameof(JobScript)}.{nameof(ProcessingTime)} is {ProcessingTime}; it has to be zero or more.");
        Require(Extension.Length is > 0 and <= 16 && Extension.All(char.IsAsciiLetterOrDigit), $"{nameof(JobScript)}.{nameof(Extension)} has to be 1 to 16 letters and digits.");
        Require(ContentType.Length > 0 && ContentType.All(each => each is >= ' ' and < '\x7f'), $"{nameof(JobScript)}.{nameof(ContentType)} has to be a media type.");
    }
}
