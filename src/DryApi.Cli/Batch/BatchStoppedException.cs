namespace DryApi.Cli.Batch;

/// <summary>A batch ended before its end, and can go on.</summary>
/// <param name="failure">What to say of it.</param>
internal sealed class BatchStoppedException(Failure failure) : Exception(failure.Message)
{
    /// <summary>What to say of it.</summary>
    public Failure Failure => failure;
}
