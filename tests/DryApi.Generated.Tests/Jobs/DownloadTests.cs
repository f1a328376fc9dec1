using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Results fetched from the service's storage.</summary>
public sealed class DownloadTests(LoopbackServer server)
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];

    [Theory]
    [InlineData(Transport.Own)]
    [InlineData(Transport.Foreign)]
    public async Task Download_OnAnyTransport_SendsNoKeyToTheStorage(Transport transport)
    {
        var (storage, api) = Open(Responses.Body(File, "image/png"));
        using var client = TestClients.Of(transport, api.Url);
        using var destination = new MemoryStream();

        await client.GetJob("job-1").DownloadAsync(destination, cancellationToken: Token);

        destination.ToArray().ShouldBe(File);
        destination.CanWrite.ShouldBeTrue();
        storage.Request.Method.ShouldBe("GET");
        storage.Request.Target.ShouldBe("/result.png?signature=a%2Fb");
        storage.Request.Headers.Keys.Where(name => name != "traceparent").Order().ShouldBe(["Accept-Encoding", "Host", "User-Agent"]);
        storage.Request.Header("Accept-Encoding").ShouldBe("identity", "the range of what is compressed is another");
        api.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
    }

    [Fact]
    public async Task Download_OnAFolderThatIsNotThere_NamesItAndAsksNothing()
    {
        using var folder = new TemporaryFolder();
        var (_, api) = Open(Responses.Body(File, "image/png"));
        using var client = TestClients.Own(api.Url);

        var exception = await Should.ThrowAsync<DirectoryNotFoundException>(() => client.GetJob("job-1").DownloadAsync(Path.Combine(folder["missing"], "a.png"), cancellationToken: Token));

        exception.Message.ShouldBe($"There is no folder '{folder["missing"]}' to save the result in.");
        api.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnPath_LeavesTheWholeFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<string>();
        var (_, api) = Open(context =>
        {
            seen.AddRange(folder.Names());
            return Responses.Body(File, "image/png")(context);
        });
        using var client = TestClients.Own(api.Url);

        await client.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: Token);

        seen.ShouldHaveSingleItem().ShouldEndWith(".part");
        folder.Names().ShouldBe(["a.png"]);
        (await System.IO.File.ReadAllBytesAsync(folder["a.png"], Token)).ShouldBe(File);
    }

    [Fact]
    public async Task Download_OnExistingFile_ReplacesIt()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder["a.png"], new string('x', 500_000), Token);
        var (_, api) = Open(Responses.Body(File, "image/png"));
        using var client = TestClients.Own(api.Url);

        await client.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: Token);

        (await System.IO.File.ReadAllBytesAsync(folder["a.png"], Token)).ShouldBe(File);
    }

    [Fact]
    public async Task Download_OnErrorOfTheStorage_LeavesWhatWasThere()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder["a.png"], "before", Token);
        var (storage, api) = Open(Responses.Text("<Error>Expired</Error>", "application/xml", 403));
        using var client = TestClients.Own(api.Url);

        var exception = await Should.ThrowAsync<DryApiForbiddenException>(() => client.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: Token));

        exception.Excerpt.ShouldBe("<Error>Expired</Error>");
        exception.RequestMethod.ShouldBe("GET");
        exception.RequestUri.ShouldBe(new Uri(storage.Url + "/result.png?…"));
        exception.ToString().ShouldNotContain(TestClients.Key);
        folder.Names().ShouldBe(["a.png"]);
        (await System.IO.File.ReadAllTextAsync(folder["a.png"], Token)).ShouldBe("before");
    }

    [Fact]
    public async Task Download_OnConnectionCut_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var (storage, api) = Open(Responses.Cut("half of it"));
        using var client = Client(api.Url);

        var exception = await Should.ThrowAsync<DryApiConnectionException>(() => client.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: Token));

        exception.RequestUri.ShouldBe(new Uri(storage.Url + "/result.png?…"));
        folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnCancellation_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (_, api) = Open(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            source.Cancel();
            await Responses.Never(context);
        });
        using var client = TestClients.Own(api.Url);

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: source.Token));

        folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnTextOnly_SaysWhereTheTextIs()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""{"data":{"status":"done","result":"text"}}""")).Url);
        using var destination = new MemoryStream();

        (await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").DownloadAsync(destination, cancellationToken: Token))).Message.ShouldContain("JobResult.Text");
    }

    [Fact]
    public async Task Download_AfterWaiting_DoesNotAskAgain()
    {
        var (storage, api) = Open(Responses.Body(File, "image/png"));
        using var client = TestClients.Own(api.Url);
        var job = client.GetJob("job-1");
        await job.WaitAsync(cancellationToken: Token);

        await job.DownloadAsync(Stream.Null, cancellationToken: Token);
        await job.DownloadAsync(Stream.Null, cancellationToken: Token);

        api.Requests.Count.ShouldBe(1);
        storage.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Download_OnAFolder_AsksForTheNameOfAFile()
    {
        using var folder = new TemporaryFolder();
        var (_, api) = Open(Responses.Body(File, "image/png"));
        using var client = TestClients.Own(api.Url);

        (await Should.ThrowAsync<ArgumentException>(() => client.GetJob("job-1").DownloadAsync(folder[""], cancellationToken: Token))).ParamName.ShouldBe("path");

        api.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnStreamThatCannotBeWritten_IsRefused()
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));
        using var destination = new MemoryStream([], writable: false);

        (await Should.ThrowAsync<ArgumentException>(() => client.GetJob("job-1").DownloadAsync(destination, cancellationToken: Token))).ParamName.ShouldBe("destination");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task DownloadBytes_OnAnyLength_IsExact(int length)
    {
        var (_, api) = Open(Responses.Body(File[..length], "image/png"));
        using var client = TestClients.Own(api.Url);
        var reports = new Reports<long>();

        (await client.GetJob("job-1").DownloadBytesAsync(reports, Token)).ShouldBe(File[..length]);

        reports.Items[0].ShouldBe(0);
        reports.Items.ShouldBeInOrder();
        reports.Items[^1].ShouldBe(length);
    }

    [Fact]
    public async Task DownloadBytes_OnMoreThanAnArrayHolds_SaysSo()
    {
        using var handler = new RespondingHandler(_ => new HttpResponseMessage { Content = new ByteArrayContent([]) { Headers = { ContentLength = 1L << 31 } } });
        using var download = new HttpClient(handler);
        var (_, api) = Open(Responses.Body(File, "image/png"));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = api.Url, DownloadClient = download });

        (await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("2147483648 bytes");
    }

    [Fact]
    public async Task Download_OnStreamThatHoldsSomething_WritesFromWhereItStands()
    {
        var (_, api) = Open(Responses.Body([4, 5], "image/png"));
        using var client = TestClients.Own(api.Url);
        using var destination = new MemoryStream();
        destination.Write([1, 2, 3, 0, 0, 9]);
        destination.Position = 3;

        await client.GetJob("job-1").DownloadAsync(destination, cancellationToken: Token);

        destination.ToArray().ShouldBe([1, 2, 3, 4, 5, 9]);
    }

    [Fact]
    public async Task Download_OnFailureOfTheDestination_IsThatAndNotTriedAgain()
    {
        var (storage, api) = Open(Responses.Body(File, "image/png"));
        using var client = Client(api.Url);
        using var destination = new FullStream();

        (await Should.ThrowAsync<IOException>(() => client.GetJob("job-1").DownloadAsync(destination, cancellationToken: Token))).Message.ShouldBe("No space left.");

        storage.Requests.Count.ShouldBe(1);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DryApiClient Client(Uri address) => new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, TimeProvider = new PassingTimeProvider() });

    /// <summary>A storage, and an API whose job is done and has its result there.</summary>
    private (Inbox Storage, Inbox Api) Open(Func<HttpContext, Task> storage)
    {
        var inbox = server.Open(storage);
        return (inbox, server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{inbox.Url}}}/result.png?signature=a%2Fb"}}""")));
    }
}
