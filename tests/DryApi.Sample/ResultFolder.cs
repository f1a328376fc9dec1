namespace DryApi.Sample;

/// <summary>Where results are kept: the folder <c>Results</c> of the configuration.</summary>
/// <param name="configuration">The configuration.</param>
public sealed class ResultFolder(IConfiguration configuration)
{
    private readonly string _folder = Directory.CreateDirectory(configuration["Results"] ?? "results").FullName;

    /// <summary>The file of a job, which is there once its result was fetched.</summary>
    public string PathOf(string jobId) => Path.Combine(_folder, jobId + ".png");
}
