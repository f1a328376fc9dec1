using System.CommandLine;

namespace DryApi.Cli;

/// <summary>The id of a job on a command line.</summary>
internal static class JobArgument
{
    /// <summary>Makes the argument.</summary>
    public static Argument<string> Create() => new("ID") { Description = "The id that submitting the job gave." };

    /// <summary>The job that is meant.</summary>
    /// <exception cref="UsageException">The id is none.</exception>
    public static DryApiJob JobOf(DryApiClient client, string id)
    {
        Check(id);
        try
        {
            return client.GetJob(id);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{Failure.Sentence(exception)}; give the id that submitting the job gave", exception);
        }
    }

    /// <exception cref="UsageException">The id is empty.</exception>
    public static void Check(string id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new UsageException("the id of the job is empty; give the one that submitting the job gave");
        }
    }
}
