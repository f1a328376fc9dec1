using BenchmarkDotNet.Attributes;
using DryApi.Benchmarks.Runtime.Clients;
using DryApi.Benchmarks.Runtime.Loopback;

namespace DryApi.Benchmarks.Runtime.Long;

/// <summary>What transfers of 80 MiB need: a folder, a file, and a server in this process.</summary>
public abstract class TransferBenchmarks
{
    private string _folder = "";
    private LoopbackServer? _server;

    private protected IClientCalls[] Clients { get; private set; } = [];

    private protected string Video => Path.Combine(_folder, Samples.VideoName);

    private protected string Saved => Path.Combine(_folder, "result.mp4");

    private protected Uri Result => Samples.ResultAddress(_server!.BaseAddress);

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        Samples.WriteVideo(Video);
        _server = new LoopbackServer();
        Clients = AllClients.Create(_server.BaseAddress);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        AllClients.Dispose(Clients);
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
