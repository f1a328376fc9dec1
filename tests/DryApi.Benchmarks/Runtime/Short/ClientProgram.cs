using System.Globalization;
using System.Reflection;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>A program that makes one call by one client; the project of the client is the program.</summary>
internal sealed record ClientProgram(string Client, string Project)
{
    private static readonly string Root = typeof(ClientProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static ClientProgram HandWritten { get; } = new("HttpClient by hand", "DryApi.Benchmarks.HandWritten");

    public static ClientProgram NSwag { get; } = new("NSwag stock", "DryApi.Benchmarks.NSwag");

    public static ClientProgram Kiota { get; } = new("Kiota stock", "DryApi.Benchmarks.Kiota");

    public static ClientProgram Sdk { get; } = new("DryApi.Generated", "DryApi.Benchmarks.Sdk");

    private string Folder => Path.Combine(Root, "tests", Project);

    public PublishedProgram PublishForRuntime(string folder) => PublishedProgram.PublishForRuntime(Folder, Project, Path.Combine(folder, Project));

    public PublishedProgram PublishTrimmed(string folder) => PublishedProgram.Publish(Folder, Project, Path.Combine(folder, Project + "-trimmed"));

    /// <summary>Makes the one call, in a fresh process.</summary>
    /// <returns>How many microseconds it took from the program's first line until the answer was read.</returns>
    /// <exception cref="InvalidOperationException">It read another answer.</exception>
    public double Call(PublishedProgram program, Uri server) => program.Run(server.AbsoluteUri).Split(' ') is [Samples.RequestId, var milliseconds]
        ? double.Parse(milliseconds, CultureInfo.InvariantCulture) * 1000
        : throw new InvalidOperationException($"{Client} did not read the id that the server answered in its first call.");
}
