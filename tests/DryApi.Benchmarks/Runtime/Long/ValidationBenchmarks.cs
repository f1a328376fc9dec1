using BenchmarkDotNet.Attributes;
using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>Checking a txt2img request, beside the hand-written call that sends one.</summary>
public class ValidationBenchmarks
{
    private readonly HandWrittenCalls _byHand = new(Samples.BaseAddress, new StubHandler(CallKind.Json.Response));

    [Benchmark(Baseline = true)]
    public void HandWrittenCall() => CallKind.Json.Run(_byHand);

    [Benchmark]
    public int ValidRequest() => SdkCalls.ValidateValid();

    [Benchmark]
    public int InvalidRequest() => SdkCalls.ValidateInvalid();
}
