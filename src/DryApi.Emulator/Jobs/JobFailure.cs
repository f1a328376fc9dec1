namespace DryApi.Emulator.Jobs;

/// <summary>Why a job came to nothing.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
/// <param name="Reason">For programs, more closely.</param>
/// <param name="Retryable">Whether the same request may succeed another time.</param>
/// <param name="Refunded">Whether its price is given back.</param>
internal sealed record JobFailure(string Code, string Message, string Reason, bool Retryable, bool Refunded)
{
    /// <summary>Of a job whose request cannot be worked on.</summary>
    public static JobFailure OfInput(string message) => new("PROCESSING_ERROR", message, "SOURCE_UNPROCESSABLE", Retryable: false, Refunded: true);

    /// <summary>Of a job that ends as a script says; null where that is well.</summary>
    public static JobFailure? Of(JobScript script) => script.Status == JobStatus.Done
        ? null
        : new(script.ErrorCode, script.ErrorMessage ?? $"The job ended as {script.Status}, as a script said.", script.ErrorReason, script.Retryable, script.Refunded);
}
