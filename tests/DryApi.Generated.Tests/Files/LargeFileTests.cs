using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Files;

/// <summary>80 MiB sent and fetched over sockets, and what the whole process allocates for it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class LargeFileTests : IDisposable
{
    private const int Length = 80 * 1024 * 1024;
    private const int MostAllocated = 1024 * 1024;

    private readonly LargeFileServer _server = new(Length);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_OnLargeFile_AllocatesLittle(bool isPath)
    {
        using (var file = new FileStream(_folder["large.mp4"], FileMode.Create))
        {
            file.SetLength(Length);
        }

        using var client = TestClients.Own(_server.Url);
        using var stream = new CountingStream(Length);
        var content = isPath ? FileContent.FromPath(_folder["large.mp4"]) : FileContent.FromStream(stream, "large.mp4");
        var request = new Videofile2TxtRequest { Video = content, Model = "WhisperLargeV3", IncludeTs = false };

        var allocated = await AllocatedAsync(() => client.Videofile2Txt.PostAsync(request, cancellationToken: Token));

        allocated.ShouldBeLessThan(MostAllocated);
        _server.Received.ShouldBeInRange(Length, Length + 2000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnLargeFile_AllocatesLittle(bool isPath)
    {
        using var client = TestClients.Own(_server.Url);
        var job = client.GetJob("job-1");
        await job.WaitAsync(cancellationToken: Token);

        var allocated = await AllocatedAsync(() => isPath ? job.DownloadAsync(_folder["a.mp4"], cancellationToken: Token) : job.DownloadAsync(Stream.Null, cancellationToken: Token));

        allocated.ShouldBeLessThan(MostAllocated);
        (!isPath || new FileInfo(_folder["a.mp4"]).Length == Length).ShouldBeTrue();
    }

    [Fact]
    public async Task DownloadBytes_OnLargeFile_AllocatesItOnce()
    {
        using var client = TestClients.Own(_server.Url);
        var job = client.GetJob("job-1");
        await job.WaitAsync(cancellationToken: Token);

        (await AllocatedAsync(() => job.DownloadBytesAsync(cancellationToken: Token))).ShouldBeInRange(Length, Length + MostAllocated);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The least of three runs after a first one: what the runtime does beside it is not counted.</summary>
    private static async Task<long> AllocatedAsync(Func<Task> action)
    {
        await action();
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{least} bytes");
        return least;
    }
}
