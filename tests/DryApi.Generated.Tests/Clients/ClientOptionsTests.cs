using DryApi.Generated.Tests.Support;
using DryApi.Http;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Clients;

/// <summary>Keys, addresses and who disposes what.</summary>
public sealed class ClientOptionsTests(LoopbackServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Client_OnNoKey_SaysHowToGiveOne(string? key) =>
        Should.Throw<ArgumentException>(() => new DryApiClient(key!)).Message.ShouldContain("FromEnvironment");

    [Theory]
    [InlineData("sec ret")]
    [InlineData(" secret")]
    [InlineData("secret\n")]
    [InlineData("sec\r\nX-Header: secret")]
    [InlineData("secret\t")]
    [InlineData("sécret")]
    [InlineData("secret\u007f")]
    [InlineData("secret\0")]
    public void Client_OnKeyThatNoHeaderCanCarry_RefusesWithoutShowingIt(string key)
    {
        var exception = Should.Throw<ArgumentException>(() => new DryApiClient(key));

        exception.ToString().ShouldNotContain("secret");
        exception.ToString().ShouldNotContain("sec\r\n");
    }

    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com")]
    [InlineData("https://api.example.com:8443/prefix/", "https://api.example.com:8443/prefix")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000")]
    [InlineData("http://localhost", "http://localhost")]
    [InlineData("http://[::1]:80", "http://[::1]")]
    public void Client_OnSafeAddress_TakesIt(string address, string expected)
    {
        using var client = TestClients.Own(new Uri(address));

        client.RequestAdapter.BaseUrl.ShouldBe(expected);
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://user:password@api.example.com")]
    [InlineData("https://api.example.com/?a=b")]
    [InlineData("https://api.example.com/#a")]
    public void Client_OnUnsafeAddress_RefusesIt(string address)
    {
        Should.Throw<ArgumentException>(() => TestClients.Own(new Uri(address)));
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));
        Should.Throw<ArgumentException>(() => client.RequestAdapter.BaseUrl = address);
        client.RequestAdapter.BaseUrl.ShouldBe("http://127.0.0.1:1");
    }

    [Theory]
    [InlineData("api.example.com")]
    [InlineData("https://")]
    [InlineData("http://[")]
    [InlineData("")]
    [InlineData(null)]
    public void BaseUrl_OnWhatIsNoAddress_RefusesIt(string? address)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        Should.Throw<ArgumentException>(() => client.RequestAdapter.BaseUrl = address).ParamName.ShouldBe("BaseUrl");
    }

    [Fact]
    public void Client_OnRelativeAddress_RefusesIt() =>
        Should.Throw<ArgumentException>(() => TestClients.Own(new Uri("/api", UriKind.Relative))).Message.ShouldContain("no absolute address");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Client_OnTimeoutThatIsNone_RefusesIt(int seconds) =>
        Should.Throw<ArgumentException>(() => TestClients.Own(new Uri("http://127.0.0.1:1"), TimeSpan.FromSeconds(seconds)));

    [Theory]
    [EachTransport]
    public async Task Address_OnPathPrefix_KeepsIt(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, new Uri(inbox.Url + "/a/b%20c/"));

        await Calls.BalanceAsync(client, transport, TestContext.Current.CancellationToken);

        inbox.Request.Target.ShouldBe("/a/b%20c/api/v1/client/balance");
    }

    [Theory]
    [InlineData(Transport.Own)]
    [InlineData(Transport.OwnConfigured)]
    public async Task BaseUrl_OnChange_TakesTheKeyToTheNewAddress(Transport transport)
    {
        var (first, second) = (server.Open(Responses.Json("{}")), server.Open(Responses.Json("{}")));
        // Another name of this machine is another host.
        var renamed = second.Url.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        using var client = TestClients.Own(first.Url);
        await Calls.BalanceAsync(client, transport, TestContext.Current.CancellationToken);

        client.RequestAdapter.BaseUrl = renamed;
        await Calls.BalanceAsync(client, transport, TestContext.Current.CancellationToken);

        first.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
        second.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
    }

    [Fact]
    public async Task Dispose_OnGivenHttpClients_LeavesThemUsable()
    {
        var inbox = server.Open(Responses.Json("{\"balance\":1}"));
        using var http = new HttpClient();
        using var download = new HttpClient();
        foreach (var options in (DryApiClientOptions[])
                 [
                     new() { ApiKey = TestClients.Key, BaseAddress = inbox.Url, HttpClient = http },
                     new() { ApiKey = TestClients.Key, BaseAddress = inbox.Url, DownloadClient = download },
                     new() { ApiKey = TestClients.Key, BaseAddress = inbox.Url, HttpClient = http, DownloadClient = download },
                 ])
        {
            using var client = new DryApiClient(options);
            await Calls.BalanceAsync(client, Transport.Own, TestContext.Current.CancellationToken);
            await Calls.BalanceAsync(client, Transport.OwnConfigured, TestContext.Current.CancellationToken);
            client.Dispose();
            client.Dispose();
        }

        (await http.GetAsync(inbox.Url + "/after", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
        (await download.GetAsync(inbox.Url + "/after", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Dispose_OnOwnHttpClients_ClosesThem()
    {
        var inbox = server.Open(Responses.Json("{}"));
        var client = TestClients.Own(inbox.Url);
        client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dispose_OnGivenAdapter_LeavesItUsable()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var transport = new ApiTransport(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url });
        new DryApiClient(transport).Dispose();

        await Calls.BalanceAsync(new DryApiClient(transport), Transport.Own, TestContext.Current.CancellationToken);

        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Client_OnAdapterWithoutAddress_GetsTheServicesOwn()
    {
        using var adapter = new Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key));

        using var client = new DryApiClient(adapter);

        adapter.BaseUrl.ShouldBe((string)Operations.ServiceDocument.Version("v1").Root["servers"]![0]!["url"]!);
    }

    [Fact]
    public async Task Client_OnManyThreads_SharesNothingBetweenCalls()
    {
        var inbox = server.Open(context => Responses.Json($$$"""{"data":{"result":"{{{context.Request.Path.Value!.Split('/')[^1]}}}"}}""")(context));
        using var client = TestClients.Own(inbox.Url);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
            (await client.RequestStatus[$"id-{i}"].GetAsync(cancellationToken: TestContext.Current.CancellationToken)).Data!.Result));

        results.ShouldBe(Enumerable.Range(0, 50).Select(i => $"id-{i}"));
    }

    [Fact]
    public async Task Options_ThatChangeAfterwards_DoNotReachTheClient()
    {
        var inbox = server.Open(Responses.Empty(500));
        var options = new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, Retry = { MaxRetries = 0 } };
        using var client = new DryApiClient(options);

        (options.Retry.MaxRetries, options.Retry.Delay, options.BaseAddress, options.ApiKey) = (5, TimeSpan.Zero, new Uri("https://other.example"), "other");
        options.JobWait.Timeout = TimeSpan.Zero;
        options.JobWait.FailureStatuses.Clear();
        options.JobWait.Polling[JobKind.Video].FirstPause = TimeSpan.FromDays(2);

        await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));
        inbox.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
        var kept = ((DryApiClientOptions)((ApiTransport)client.RequestAdapter).Options).JobWait;
        (kept.Timeout, kept.FailureStatuses.Count, kept.Polling[JobKind.Video].FirstPause).ShouldBe((Timeout.InfiniteTimeSpan, 5, TimeSpan.FromSeconds(5)));
    }
}
