using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>What is only announced takes no memory. Alone, for threads change while it is measured, so that all of them are.</summary>
[Collection(nameof(AloneCollection))]
public sealed class AnnouncedLengthTests(LoopbackServer server)
{
    [Fact]
    public async Task Download_OnLengthThatNeverComes_TakesNoSuchMemory()
    {
        using var handler = new RespondingHandler(_ =>
        {
            var content = new StreamContent(new Files.CountingStream(10, canSeek: false));
            content.Headers.ContentLength = int.MaxValue - 100;
            return new HttpResponseMessage { Content = content };
        });
        var api = server.Open(Responses.Json("""{"data":{"status":"done","result_url":"https://storage.example.com/a"}}"""));
        using var download = new HttpClient(handler);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = api.Url, TimeProvider = new PassingTimeProvider(), DownloadClient = download });
        var before = GC.GetTotalAllocatedBytes();

        await Should.ThrowAsync<DryApiConnectionException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: TestContext.Current.CancellationToken));

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(1_000_000_000);
    }
}
