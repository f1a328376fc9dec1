using BenchmarkDotNet.Attributes;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>Sending a file of 80 MiB.</summary>
public class UploadBenchmarks : TransferBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task HandWritten() => Clients[0].Upload(Video);

    [Benchmark]
    public Task NSwagStock() => Clients[1].Upload(Video);

    [Benchmark]
    public Task KiotaStock() => Clients[2].Upload(Video);

    [Benchmark]
    public Task DryApiGenerated() => Clients[3].Upload(Video);
}
