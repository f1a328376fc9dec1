using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>The calls by BenchmarkDotNet.</summary>
internal static class LongCommand
{
    private static readonly Type[] Benchmarks = [typeof(CallBenchmarks), typeof(UploadBenchmarks), typeof(DownloadBenchmarks), typeof(ValidationBenchmarks)];

    /// <param name="arguments">BenchmarkDotNet's own.</param>
    public static bool Run(string[] arguments) => DefaultRuntime.Run("run", arguments, () =>
    {
        // A process of its own would be built from a project inside this repository, with everything that test projects get here.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).HideColumns(Column.Error, Column.RatioSD)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "artifacts"));
        var summaries = BenchmarkSwitcher.FromTypes(Benchmarks).Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config);
        return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
    });
}
