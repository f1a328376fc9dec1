using BenchmarkDotNet.Attributes;
using DryApi.Benchmarks.Runtime.Checks;
using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>The calls over the stub.</summary>
public class CallBenchmarks
{
    private IClientCalls[] _clients = [];

    public static IEnumerable<object> Kinds => CallKind.All;

    /// <summary>A call kind; BenchmarkDotNet wants it public.</summary>
    [ParamsSource(nameof(Kinds))]
    public object Kind { get; set; } = CallKind.Json;

    private CallKind Call => (CallKind)Kind;

    [GlobalSetup]
    public void Setup()
    {
        SameWork.Check(Call);
        _clients = Call.CreateClients();
    }

    [GlobalCleanup]
    public void Cleanup() => AllClients.Dispose(_clients);

    [Benchmark(Baseline = true)]
    public void HandWritten() => Call.Run(_clients[0]);

    [Benchmark]
    public void NSwagStock() => Call.Run(_clients[1]);

    [Benchmark]
    public void KiotaStock() => Call.Run(_clients[2]);

    [Benchmark]
    public void DryApiGenerated() => Call.Run(_clients[3]);
}
