using BenchmarkDotNet.Attributes;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>Saving a result of 80 MiB; NSwag's client has no way to.</summary>
public class DownloadBenchmarks : TransferBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task HandWritten() => Clients[0].Download(Result, Saved);

    [Benchmark]
    public Task KiotaStock() => Clients[2].Download(Result, Saved);

    [Benchmark]
    public Task DryApiGenerated() => Clients[3].Download(Result, Saved);
}
