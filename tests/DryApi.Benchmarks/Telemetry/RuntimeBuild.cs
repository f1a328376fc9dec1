using System.Reflection;
using System.Runtime.Loader;

namespace DryApi.Benchmarks.Telemetry;

/// <summary>A build of the SDK's runtime, of which copies can be loaded beside each other into this process, each with a client of its own.</summary>
/// <param name="path">The runtime.</param>
internal sealed class RuntimeBuild(string path)
{
    private const string RuntimeName = "DryApi.Runtime";
    private const string Configuration = "WithoutTelemetry";

    private static readonly string Folder = Path.Combine(typeof(RuntimeBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "src", RuntimeName);

    /// <summary>The one that users have.</summary>
    public static RuntimeBuild Usual { get; } = new(Path.Combine(AppContext.BaseDirectory, RuntimeName + ".dll"));

    /// <summary>One of the same sources in which nobody can listen; it is built when it is first asked for.</summary>
    public static RuntimeBuild WithoutTelemetry => field ??= Build();

    /// <summary>Loads a copy.</summary>
    /// <returns>What makes a call with it.</returns>
    public Action LoadCall()
    {
        var benchmarks = new Copy(path).LoadFromAssemblyName(typeof(RuntimeBuild).Assembly.GetName());
        return (Action)benchmarks.GetType(typeof(JsonCall).FullName!, throwOnError: true)!.GetMethod(nameof(JsonCall.Create))!.Invoke(null, null)!;
    }

    private static RuntimeBuild Build()
    {
        PublishedProgram.Start("dotnet", "build", Folder, "--configuration", Configuration, "--framework", "net10.0", "--nologo", "--verbosity", "quiet");
        return new RuntimeBuild(Path.Combine(Folder, "bin", Configuration, "net10.0", RuntimeName + ".dll"));
    }

    /// <summary>What knows the runtime is loaded with it; all else is shared.</summary>
    private sealed class Copy(string runtime) : AssemblyLoadContext
    {
        private static readonly string[] Own = ["DryApi.Benchmarks", "DryApi.Generated"];

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == RuntimeName ? LoadFromAssemblyPath(runtime)
            : Own.Contains(assemblyName.Name) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
            : null;
    }
}
