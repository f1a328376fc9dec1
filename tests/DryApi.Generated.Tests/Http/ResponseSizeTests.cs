using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using DryApi.Generated.Tests.Support;
using DryApi.Http;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>Responses that are larger than anyone asked for.</summary>
public sealed class ResponseSizeTests(LoopbackServer server)
{
    private const int Limit = 10_000;

    public static TheoryData<string, bool> Kinds => new MatrixTheoryData<string, bool>(["plain", "chunked", "gzip", "br", "deflate"], [true, false]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Success_OnMoreThanTheLimit_IsRefusedBeforeItIsRead(string kind, bool hasHttpClient)
    {
        using var http = hasHttpClient ? new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) : null;
        using var client = Client(server.Open(Padded(kind, 10_000_000)), Limit, http);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.Message.ShouldStartWith("The response is larger than 10000 bytes, which is the limit (MaxResponseSize).");
        exception.ResponseStatusCode.ShouldBe(200);
        exception.Excerpt.ShouldNotBeNull().ShouldStartWith("{\"balance\":1");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Success_OnTheLimit_IsTaken(string kind, bool hasHttpClient)
    {
        using var http = hasHttpClient ? new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) : null;
        using var client = Client(server.Open(Padded(kind, Limit)), Limit, http);

        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(1);
    }

    [Fact]
    public async Task Submission_OnMoreThanTheLimit_SaysThatTheJobMayRun()
    {
        var inbox = server.Open(Padded("gzip", 1_000_000));
        using var client = Client(inbox, Limit);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.InnerException.ShouldBeOfType<DryApiResponseException>();
        exception.Message.ShouldContain("larger than 10000 bytes");
        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [EachTransport]
    public async Task Success_OnMoreThanTheDefault_IsRefused(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Padded(transport == Transport.Foreign ? "plain" : "gzip", (64 * 1024 * 1024) + 1)).Url);

        (await Should.ThrowAsync<DryApiResponseException>(() => Calls.BalanceAsync(client, transport, Token))).Message.ShouldContain("larger than 67108864 bytes");
    }

    [Fact]
    public async Task Error_OnMoreThanAnyoneReads_IsStillTheStatus()
    {
        using var client = Client(server.Open(Padded("gzip", 50_000_000, status: 503)), Limit);

        (await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token))).ResponseStatusCode.ShouldBe(503);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Options_OnLimitThatIsNone_AreRefused(long limit)
    {
        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = "key", MaxResponseSize = limit })).Message.ShouldStartWith($"MaxResponseSize is {limit}; it has to be 1 to 2147483591.");
        if (limit <= 0)
        {
            Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = "key", MaxResultSize = limit })).Message.ShouldStartWith($"MaxResultSize is {limit}; it has to be more than zero");
        }
    }

    /// <summary>What was large once is not kept for the rest of the program.</summary>
    [Fact]
    public void Memory_OfALargeResponse_IsNotKept()
    {
        using var buffer = new PooledBuffer(16);
        buffer.Write(new byte[5_000_000]);
        MemoryMarshal.TryGetArray(buffer.Written, out var large).ShouldBeTrue();
        buffer.Dispose();

        var rented = Enumerable.Range(0, 20).Select(_ => ArrayPool<byte>.Shared.Rent(large.Array!.Length)).ToArray();

        rented.ShouldAllBe(array => !ReferenceEquals(array, large.Array));
    }

    [Fact]
    public void Memory_OfASmallResponse_IsKept()
    {
        using var buffer = new PooledBuffer(16);
        buffer.Write(new byte[50_000]);
        MemoryMarshal.TryGetArray(buffer.Written, out var small).ShouldBeTrue();
        buffer.Dispose();

        ArrayPool<byte>.Shared.Rent(50_000).ShouldBeSameAs(small.Array);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DryApiClient Client(Inbox inbox, long limit, HttpClient? http = null) => new(new DryApiClientOptions
    {
        ApiKey = TestClients.Key,
        BaseAddress = inbox.Url,
        MaxResponseSize = limit,
        HttpClient = http,
        Retry = new DryApiRetryOptions { MaxRetries = 0 },
    });

    /// <summary>A good response of so many bytes, most of which are blanks.</summary>
    private static Func<HttpContext, Task> Padded(string kind, int length, int status = 200) => async context =>
    {
        var start = "{\"balance\":1"u8.ToArray();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = kind == "plain" ? length : null;
        context.Response.Headers.ContentEncoding = kind is "plain" or "chunked" ? default : kind;
        try
        {
            var body = context.Response.Body;
            await using Stream packed = kind switch
            {
                "gzip" => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
                "br" => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true),
                "deflate" => new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true),
                _ => body,
            };
            await packed.WriteAsync(start, context.RequestAborted);
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 65536));
            for (var left = length - start.Length - 1; left > 0; left -= blanks.Length)
            {
                await packed.WriteAsync(blanks.AsMemory(0, Math.Min(left, blanks.Length)), context.RequestAborted);
            }

            await packed.WriteAsync("}"u8.ToArray(), context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client had enough.
        }
    };
}
