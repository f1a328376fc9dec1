using System.Text;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Raw;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Http;

/// <summary>Responses without an end: the limits of time and size hold, whatever keeps coming.</summary>
public sealed class EndlessResponseTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    public static MatrixTheoryData<(string Name, string Start, string Repeated, Type Failure), Transport> Endless => new(
        [
            ("informational responses", "", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", typeof(DryApiConnectionException)),
            ("continues", "", "HTTP/1.1 100 Continue\r\n\r\n", typeof(DryApiConnectionException)),
            ("headers", "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n", typeof(DryApiConnectionException)),
            ("a header", "HTTP/1.1 200 OK\r\nX-More: ", "and more and more", typeof(DryApiConnectionException)),
            ("a status line", "HTTP/1.1 200 ", "O and more K", typeof(DryApiConnectionException)),
            ("chunks", Head, "1000\r\n" + Spaces + "\r\n", typeof(DryApiResponseException)),
            ("trailers", Head + "2\r\n{}\r\n0\r\n", "X-More: and more\r\n", typeof(DryApiConnectionException)),
            ("an extension of a chunk", Head + "2;", "and more and more", typeof(DryApiConnectionException)),
        ],
        [Transport.Own, Transport.OwnConfigured]);

    private static string Spaces => new(' ', 0x1000);

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Call_OnWhatHasNoEnd_Ends((string Name, string Start, string Repeated, Type Failure) endless, Transport transport)
    {
        var repeated = Encoding.ASCII.GetBytes(endless.Repeated);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.SendAsync(endless.Start);
            while (true)
            {
                await connection.SendAsync(repeated);
            }
        });
        using var client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = server.Url,
            Timeout = TimeSpan.FromMinutes(2),
            MaxResponseSize = 1_000_000,
            Retry = new DryApiRetryOptions { MaxRetries = 0 },
        });

        (await Should.ThrowAsync<DryApiException>(() => Calls.PriceAsync(client, transport, TestContext.Current.CancellationToken))).ShouldBeOfType(endless.Failure);
    }

    /// <summary>A byte now and then does not begin the time anew.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Call_OnBytesThatComeOneByOne_EndsAfterTheTimeout(int status)
    {
        var time = new FakeTimeProvider();
        using var handler = new HeadHandler();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.SendAsync($"HTTP/1.1 {status} Whatever\r\nContent-Length: 100000000\r\n\r\n");
            await handler.Head;
            for (var i = 0; i < 100; i++)
            {
                await connection.SendAsync(" ");
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await connection.ReadAsync();
        });
        using var client = TestClients.Clocked(server.Url, handler, time);

        var exception = await Should.ThrowAsync<DryApiException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.ShouldBeOfType(status == 200 ? typeof(DryApiTimeoutException) : typeof(DryApiServerException));
        exception.ResponseStatusCode.ShouldBe(status);
    }
}
