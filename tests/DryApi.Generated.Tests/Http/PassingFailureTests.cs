using System.Net.Sockets;
using DryApi.Generated.Tests.Jobs;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace DryApi.Generated.Tests.Http;

/// <summary>What is worth another attempt is judged once, for calls, for downloads and for waits alike.</summary>
public sealed class PassingFailureTests(LoopbackServer server)
{
    private readonly PassingTimeProvider _time = new();

    public static MatrixTheoryData<(int Status, bool IsPassing), string> Failures => new(
        [(408, true), (429, true), (500, true), (502, true), (503, true), (504, true), (599, true), (400, false), (418, false), (422, false), (501, false)],
        ["call", "download", "wait"]);

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failure_OnEveryWay_IsTriedAgainOrIsTheEnd((int Status, bool IsPassing) failure, string way)
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", failure.Status), Responses.Json("""{"data":{"status":"done"},"balance":1}""")));

        var exception = await Record.ExceptionAsync(() => RunAsync(way, inbox));

        (exception as DryApiException)?.ResponseStatusCode.ShouldBe(failure.Status);
        (exception is null, inbox.Requests.Count).ShouldBe((failure.IsPassing, failure.IsPassing ? 2 : 1));
    }

    /// <summary>A pause of a day is the longest that a service makes anybody wait.</summary>
    [Theory]
    [InlineData("call")]
    [InlineData("download")]
    [InlineData("wait")]
    public async Task Pause_OnEveryWay_IsWhatTheServiceSaysAndADayAtMost(string way)
    {
        var busy = Responses.Body([], null, 429, ("Retry-After", "77"));
        var forever = Responses.Body([], null, 429, ("Retry-After", "99999999"));
        var inbox = server.Open(Responses.InTurn(busy, forever, Responses.Json("""{"data":{"status":"done"},"balance":1}""")));

        await RunAsync(way, inbox);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(77), TimeSpan.FromDays(1)]);
    }

    public static TheoryData<Exception, Type> Thrown => new()
    {
        { new HttpRequestException("thrown"), typeof(DryApiConnectionException) },
        { new IOException("thrown"), typeof(DryApiConnectionException) },
        { new SocketException(), typeof(DryApiConnectionException) },
        { new TaskCanceledException("thrown"), typeof(DryApiTimeoutException) },
        { new TimeoutException("thrown"), typeof(DryApiTimeoutException) },
        { new TimeoutRejectedException("thrown", TimeSpan.FromSeconds(3)), typeof(DryApiTimeoutException) },
        { new BrokenCircuitException("thrown"), typeof(DryApiConnectionException) },
    };

    /// <summary>What a handler of the caller's HTTP client throws is a cut of the download, as it is one of a call.</summary>
    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task Download_OnExceptionsOfHandlers_IsTriedAgainAndEndsAsTheClients(Exception thrown, Type type)
    {
        var requests = 0;
        using var http = new HttpClient(new RespondingHandler(_ =>
        {
            requests++;
            throw thrown;
        }));

        var exception = await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(http));

        exception.ShouldBeOfType(type);
        exception.InnerException.ShouldNotBeNull().ShouldBeOfType(thrown.GetType());
        exception.Message.ShouldStartWith("The result of job job-1 could not be fetched: ");
        requests.ShouldBe(6);
    }

    [Fact]
    public async Task Download_OnErrorOfTheProgram_IsThat()
    {
        var thrown = new NotSupportedException("No such thing.");
        using var http = new HttpClient(new RespondingHandler(_ => throw thrown));

        (await Should.ThrowAsync<NotSupportedException>(() => DownloadAsync(http))).ShouldBeSameAs(thrown);

        _time.Waits.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task RunAsync(string way, Inbox inbox)
    {
        if (way == "download")
        {
            using var http = new HttpClient();
            await DownloadAsync(http, inbox.Url + "/a.png");
            return;
        }

        using var client = Client(inbox.Url);
        await (way == "wait" ? client.GetJob("job-1").WaitAsync(cancellationToken: Token) : (Task)client.Balance.GetAsync(cancellationToken: Token));
    }

    private async Task DownloadAsync(HttpClient http, string link = "https://example.com/a.png")
    {
        using var client = Client(server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{link}}}"}}""")).Url, http);
        await client.GetJob("job-1").DownloadAsync(Stream.Null, cancellationToken: Token);
    }

    private DryApiClient Client(Uri address, HttpClient? download = null) => new(new DryApiClientOptions
    {
        ApiKey = TestClients.Key,
        BaseAddress = address,
        DownloadClient = download,
        TimeProvider = _time,
        Retry = new DryApiRetryOptions { TotalTimeout = Timeout.InfiniteTimeSpan },
    });
}
