using System.Net;
using DryApi.Generated.Tests.Jobs;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Raw;

namespace DryApi.Generated.Tests.Http;

/// <summary>The system's proxy is the whole process's: nothing else runs meanwhile.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SystemProxyTests(LoopbackServer server)
{
    [Fact]
    public async Task Call_ToThisMachine_DoesNotGoThroughTheSystemsProxy()
    {
        var seen = 0;
        await using var proxy = new RawServer(async connection =>
        {
            Interlocked.Increment(ref seen);
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        });
        var storage = server.Open(new ResultStorage { File = _ => [1, 2, 3] }.RespondAsync);
        var inbox = server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{storage.Url}}}/a"}}"""));
        var system = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Url);
        try
        {
            using var client = TestClients.Own(inbox.Url);

            (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe([1, 2, 3]);
            seen.ShouldBe(0);

            // The neighbour: another machine is asked through the proxy.
            using var elsewhere = TestClients.Own(new Uri("https://api.example.com"));
            await Should.ThrowAsync<DryApiConnectionException>(() => elsewhere.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));
            seen.ShouldBe(1);
        }
        finally
        {
            HttpClient.DefaultProxy = system;
        }
    }
}
