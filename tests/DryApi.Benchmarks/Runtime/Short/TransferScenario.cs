using DryApi.Benchmarks.Runtime.Clients;
using DryApi.Benchmarks.Runtime.Loopback;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>80 MiB over a socket to a server in this process that allocates nothing.</summary>
internal static class TransferScenario
{
    private const double MostAllocated = 1;
    private const double MostInUse = 4;
    private const double MiB = 1024 * 1024;

    public static ScenarioResult Upload() => Run("upload", "Upload of 80 MiB (POST videofile2txt)", Send);

    public static ScenarioResult Download() => Run("download", "Download of 80 MiB to a file", Fetch);

    private static ScenarioResult Run(string name, string title, Func<LoopbackServer, IClientCalls, string, Action?> prepare)
    {
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        using var server = new LoopbackServer();
        var clients = AllClients.Create(server.BaseAddress);
        try
        {
            var transfers = Array.ConvertAll(clients, client => prepare(server, client, folder));
            var measures = new Queue<Measure>(TransferLoop.Run(server.TakePeakMemory, [.. transfers.OfType<Action>()]));
            var rows = clients.Select((client, index) => new Row(client.Name, transfers[index] is null ? null : measures.Dequeue())).ToArray();
            var ours = rows[^1].Measure!;
            return new ScenarioResult(name, title, rows, [new Goal("allocated", ours.Bytes / MiB, MostAllocated, "MiB"), new Goal("peak in use", ours.PeakBytes!.Value / MiB, MostInUse, "MiB")]);
        }
        finally
        {
            AllClients.Dispose(clients);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Action? Send(LoopbackServer server, IClientCalls client, string folder)
    {
        var video = Path.Combine(folder, Samples.VideoName);
        Samples.WriteVideo(video);
        return () =>
        {
            var call = client.Upload(video);
            call.GetAwaiter().GetResult();
            if (!client.HasRead(call) || server.LastBodyLength < Samples.TransferLength)
            {
                throw new InvalidOperationException($"Upload: {client.Name} sent {server.LastBodyLength} bytes, or read something else than the service answered.");
            }
        };
    }

    private static Action? Fetch(LoopbackServer server, IClientCalls client, string folder)
    {
        var path = Path.Combine(folder, "result.mp4");
        var address = Samples.ResultAddress(server.BaseAddress);
        return !client.CanDownload ? null : () =>
        {
            client.Download(address, path).GetAwaiter().GetResult();
            if (new FileInfo(path).Length != Samples.TransferLength)
            {
                throw new InvalidOperationException($"Download: {client.Name} saved {new FileInfo(path).Length} bytes.");
            }

            File.Delete(path);
        };
    }
}
