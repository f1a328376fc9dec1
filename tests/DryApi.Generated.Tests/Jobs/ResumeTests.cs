using DryApi.Generated.Tests.Files;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Downloads that are cut, and go on.</summary>
public sealed class ResumeTests(LoopbackServer server)
{
    private const int Half = 100_000;

    private static readonly byte[] File = [.. Enumerable.Range(0, 2 * Half).Select(i => (byte)(i * 31 >> 3))];
    private static readonly byte[] Other = [.. Enumerable.Range(0, Half / 2).Select(i => (byte)(i * 17 >> 2))];
    private static readonly DateTimeOffset Yesterday = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly PassingTimeProvider _time = new();
    private readonly Reports<long> _reports = new();
    private DryApiClient? _client;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnCut_AsksForTheRestAlone(bool isTagged)
    {
        var storage = Open(new ResultStorage { File = _ => File, Tag = _ => isTagged ? "v1" : null, Modified = _ => Yesterday, Cut = number => number == 1 ? Half : null });

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);

        storage.Requests.Select(request => request.Header("Range")).ShouldBe([null, $"bytes={Half}-"]);
        storage.Requests[1].Header("If-Range").ShouldBe(isTagged ? "\"v1\"" : "Sat, 28 Feb 2026 12:00:00 GMT");
        storage.Requests.ShouldAllBe(request => request.Header("Authorization") == null);
        _reports.Items.ShouldBeInOrder();
        _reports.Items[^1].ShouldBe(File.Length);
    }

    [Fact]
    public async Task Download_OnCutIntoAStreamThatCannotSeek_AsksForTheRestAlone()
    {
        Open(new ResultStorage { File = _ => File, Cut = number => number == 1 ? Half : null });
        using var sink = new CountingSink();

        await _client!.GetJob("job-1").DownloadAsync(sink, cancellationToken: Token);

        sink.Count.ShouldBe(File.Length);
    }

    [Fact]
    public async Task Download_OnManyCuts_GoesOnAsLongAsBytesCome()
    {
        var storage = Open(new ResultStorage { File = _ => File, Cut = _ => 10_000 });

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);

        storage.Requests.Count.ShouldBe(20);
        _time.Waits.Count.ShouldBe(19);
        _time.Waits.ShouldAllBe(wait => wait < TimeSpan.FromSeconds(1), "each is a first pause");
    }

    [Fact]
    public async Task Download_OnCutsThatBringNothing_EndsAfterFiveMore()
    {
        var storage = Open(new ResultStorage { File = _ => File, Cut = number => number == 1 ? Half : 0 });

        var exception = await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(new MemoryStream()));

        exception.Message.ShouldContain($"after {Half} of {File.Length} bytes");
        storage.Requests.Count.ShouldBe(6);
        _time.Waits.Count.ShouldBe(5);
        // Each may be short, but together they grow as 0.5 s × 2^n do.
        new TimeSpan(_time.Waits.Sum(wait => wait.Ticks)).ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task Download_OnNoConnectionAtAll_EndsAfterFiveMore()
    {
        var storage = Open(new ResultStorage { File = _ => File, Instead = _ => Abort });

        await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(new MemoryStream()));

        storage.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Download_OnStall_TakesItForACut()
    {
        var storage = Open(new ResultStorage { File = _ => File, Cut = number => number == 1 ? Half : null, Stalls = true }, TimeSpan.FromSeconds(5));

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);

        storage.Requests[1].Header("Range").ShouldBe($"bytes={Half}-");
    }

    [Fact]
    public async Task Download_OnStorageThatNeverResponses_SaysHowLongItWaited()
    {
        Open(new ResultStorage { File = _ => File, Instead = _ => Responses.Never }, TimeSpan.FromMilliseconds(50));

        (await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(new MemoryStream()))).Message.ShouldContain("nothing came for 0.05 seconds");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task Download_OnBusyStorage_TriesAgain(int status)
    {
        var storage = Open(new ResultStorage { File = _ => File, Instead = number => number < 3 ? Responses.Body([], null, status) : null });

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);

        storage.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Download_OnRateLimitOfTheStorage_WaitsAsLongAsItSays()
    {
        Open(new ResultStorage { File = _ => File, Instead = number => number == 1 ? Responses.Body([], null, 429, ("Retry-After", "77")) : null });

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(77)]);
    }

    public static TheoryData<string> WaysToHaveNoRest => ["another tag", "another date", "no tag", "a weak date", "no ranges", "another part", "no part", "another length"];

    [Theory]
    [MemberData(nameof(WaysToHaveNoRest))]
    public async Task Download_OnRestThatIsNotToBeHad_BeginsAnew(string way)
    {
        Open(StorageWithoutRest(way));
        using var destination = new MemoryStream();
        destination.Write([1, 2, 3]);

        var bytes = await DownloadAsync(destination);

        bytes.ShouldBe([1, 2, 3, .. way.StartsWith("another", StringComparison.Ordinal) && way != "another part" ? Other : File]);
        _reports.Items.Zip(_reports.Items.Skip(1)).ShouldContain(pair => pair.Second < pair.First, "it says so");
    }

    [Theory]
    [MemberData(nameof(WaysToHaveNoRest))]
    public async Task Download_OnRestThatIsNotToBeHadForAStreamThatCannotSeek_SaysSo(string way)
    {
        Open(StorageWithoutRest(way));
        using var sink = new CountingSink();

        var exception = await Should.ThrowAsync<DryApiException>(() => _client!.GetJob("job-1").DownloadAsync(sink, cancellationToken: Token));

        exception.Message.ShouldContain($"was cut after {Half} bytes, its storage begins anew, and the stream cannot go back");
        sink.Count.ShouldBe(Half);
    }

    [Fact]
    public async Task Download_OnBytesThatAlwaysEndAtTheSamePlace_Ends()
    {
        var storage = Open(new ResultStorage { File = _ => File, Tag = _ => null, Cut = _ => Half });

        await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(new MemoryStream()));

        storage.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnResponseWithoutLength_TakesNoPartForTheWhole(bool isCut)
    {
        Open(new ResultStorage
        {
            File = _ => File,
            Instead = number => async context =>
            {
                await context.Response.Body.WriteAsync(File.AsMemory(0, Half));
                await context.Response.Body.FlushAsync();
                if (isCut && number == 1)
                {
                    context.Abort();
                    return;
                }

                await context.Response.Body.WriteAsync(File.AsMemory(Half));
            },
        });

        (await DownloadAsync(new MemoryStream())).ShouldBe(File);
    }

    [Fact]
    public async Task Download_OnCutToPath_LeavesTheWholeFile()
    {
        using var folder = new TemporaryFolder();
        Open(new ResultStorage { File = number => number == 1 ? File : Other, Tag = number => "v" + number, Cut = number => number == 1 ? Half : null });

        await _client!.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: Token);

        folder.Names().ShouldBe(["a.png"]);
        (await System.IO.File.ReadAllBytesAsync(folder["a.png"], Token)).ShouldBe(Other);
    }

    [Fact]
    public async Task Download_OnCutToBytes_IsTheWhole()
    {
        Open(new ResultStorage { File = number => number == 1 ? File : Other, Tag = number => "v" + number, Cut = number => number == 1 ? Half : null });

        (await _client!.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(Other);
    }

    [Fact]
    public async Task Download_OnCancellationInAPause_EndsAtOnce()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var folder = new TemporaryFolder();
        var time = new PassingTimeProvider { Stands = true, OnWait = _ => source.Cancel() };
        var storage = Open(new ResultStorage { File = _ => File, Cut = _ => Half }, time: time);

        await Should.ThrowAsync<OperationCanceledException>(() => _client!.GetJob("job-1").DownloadAsync(folder["a.png"], cancellationToken: source.Token));

        storage.Requests.Count.ShouldBe(1);
        folder.Names().ShouldBeEmpty();
    }

    /// <summary>A byte a response is no progress, and no reason to go on for ever.</summary>
    [Fact]
    public async Task Download_OnStorageThatGivesNextToNothing_EndsAfterFiveMore()
    {
        var storage = Open(new ResultStorage { File = _ => File, Cut = _ => 1 });

        await Should.ThrowAsync<DryApiConnectionException>(() => DownloadAsync(new MemoryStream()));

        storage.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Download_OnSmallResultInManyPieces_EndsWithinAThousandAttempts()
    {
        var small = File.AsSpan(0, 3000).ToArray();
        var storage = Open(new ResultStorage { File = _ => small, Cut = _ => 30 });

        (await DownloadAsync(new MemoryStream())).ShouldBe(small);

        storage.Requests.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Download_OnCutsWithoutEnd_EndsAfterAThousandAttempts()
    {
        // So large that 64 KiB are next to nothing, and enough to go on.
        var piece = new byte[64 * 1024];
        const long length = 100L * 1024 * 1024 * 1024;
        var requests = 0;
        using var download = new HttpClient(new RespondingHandler(request =>
        {
            requests++;
            var from = request.Headers.Range?.Ranges.Single().From ?? 0;
            var content = new StreamContent(new MemoryStream(piece));
            content.Headers.ContentLength = length - from;
            if (from > 0)
            {
                content.Headers.ContentRange = new(from, length - 1, length);
            }

            return new HttpResponseMessage(from > 0 ? System.Net.HttpStatusCode.PartialContent : System.Net.HttpStatusCode.OK) { Content = content, Headers = { ETag = new("\"v1\"") } };
        }));
        using var client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = server.Open(Responses.Json("""{"data":{"status":"done","result_url":"https://example.com/a"}}""")).Url,
            DownloadClient = download,
            TimeProvider = _time,
        });

        await Should.ThrowAsync<DryApiConnectionException>(() => client.GetJob("job-1").DownloadAsync(Stream.Null, cancellationToken: Token));

        requests.ShouldBe(1000);
    }

    /// <summary>A byte now and then keeps no download alive.</summary>
    [Fact]
    public async Task Download_OnStorageThatDrips_TakesItForACut()
    {
        using var download = new HttpClient(new RespondingHandler(_ =>
        {
            var content = new StreamContent(new DrippingStream(() => _time.Advance(TimeSpan.FromSeconds(30))));
            content.Headers.ContentLength = 1_000_000;
            return new HttpResponseMessage { Content = content };
        }));
        using var client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = server.Open(Responses.Json("""{"data":{"status":"done","result_url":"https://example.com/a"}}""")).Url,
            DownloadClient = download,
            TimeProvider = _time,
        });

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("only 4 bytes came in 100 seconds");
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(DryApiConnectionException))]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(FormatException))]
    public async Task Download_OnProgressThatThrows_ThrowsThat(Type type)
    {
        var storage = Open(new ResultStorage { File = _ => File });
        var thrown = ThrowingProgress<long>.New(type);

        (await Assert.ThrowsAnyAsync<Exception>(() => _client!.GetJob("job-1").DownloadAsync(Stream.Null, new ThrowingProgress<long>(thrown), Token))).ShouldBeSameAs(thrown);

        storage.Requests.Count.ShouldBe(1);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>A storage whose first answer is cut in the middle, and whose second is not the rest of it.</summary>
    private static ResultStorage StorageWithoutRest(string way)
    {
        static long? FirstHalf(int number) => number == 1 ? Half : null;
        static byte[] Changing(int number) => number == 1 ? File : Other;
        static Func<int, Func<HttpContext, Task>?> Second(int status, string? range) => number => number != 2 ? null : async context =>
        {
            context.Response.Headers.ContentRange = range;
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync(File.AsMemory(Half, 10));
        };

        return way switch
        {
            "another tag" => new ResultStorage { File = Changing, Cut = FirstHalf, Tag = number => "v" + number },
            "another date" => new ResultStorage { File = Changing, Cut = FirstHalf, Tag = _ => null, Modified = number => Yesterday.AddHours(number) },
            "no tag" => new ResultStorage { File = _ => File, Cut = FirstHalf, Tag = _ => null },
            "a weak date" => new ResultStorage { File = _ => File, Cut = FirstHalf, Tag = _ => null, Modified = _ => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
            "no ranges" => new ResultStorage { File = _ => File, Cut = FirstHalf, KnowsRanges = false },
            "another part" => new ResultStorage { File = _ => File, Cut = FirstHalf, Instead = Second(206, $"bytes {Half + 1}-{Half + 10}/{File.Length}") },
            "no part" => new ResultStorage { File = _ => File, Cut = FirstHalf, Instead = Second(416, $"bytes */{Half}") },
            "another length" => new ResultStorage { File = Changing, Cut = FirstHalf, Instead = Second(206, $"bytes {Half}-{Half + 6}/{Half + 7}") },
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
        };
    }

    private Inbox Open(ResultStorage storage, TimeSpan? timeout = null, PassingTimeProvider? time = null)
    {
        var inbox = server.Open(storage.RespondAsync);
        var api = server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{inbox.Url}}}/result.png"}}"""));
        _client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = api.Url,
            TimeProvider = time ?? _time,
            Timeout = timeout ?? TimeSpan.FromSeconds(100),
        });
        return inbox;
    }

    private async Task<byte[]> DownloadAsync(MemoryStream destination)
    {
        await _client!.GetJob("job-1").DownloadAsync(destination, _reports, Token);
        return destination.ToArray();
    }
}
