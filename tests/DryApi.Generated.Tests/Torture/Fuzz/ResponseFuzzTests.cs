using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DryApi.Errors;
using DryApi.Generated.Tests.Jobs;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Raw;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Torture.Fuzz;

/// <summary>Whatever a service sends, a call ends in a result or in one of the SDK's exceptions, which can be printed.</summary>
public sealed class ResponseFuzzTests
{
    private const int Seed = 20260301;

    private static readonly int Rounds = TestLength.Rounds(40, 1000);

    public static MatrixTheoryData<string, Transport> Cases => new(ServiceDocument.AllOperations.Select(operation => operation.Name), [Transport.Own, Transport.Foreign]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_OnAnyResponse_EndsInAResultOrAnExceptionOfTheSdk(string operation, Transport transport)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        var random = new Random(Seed ^ StableHash(operation));
        var mutator = new ResponseMutator(random);
        var forms = Enum.GetValues<ResponseForm>();
        for (var round = 0; round < Rounds; round++)
        {
            var status = mutator.Status();
            var body = mutator.Body(new SampleResponse(forms[random.Next(forms.Length)]).Of("answer", call.Operation.ResponseSchema));
            var headers = mutator.Headers().ToArray();
            using var http = new HttpClient(new RespondingHandler(request => Response(request, status, body, headers)));
            using var adapter = Client(transport, http);
            using var client = call.Version.On(adapter.RequestAdapter);

            await ShouldEndWellAsync(() => call.SendAsync(client, isConfigured: round % 2 == 0), () => $"round {round} of {operation} with seed {Seed}, status {status}, {Describe(body)}");
        }
    }

    [Fact]
    public async Task Job_OnAnyResponse_EndsInAResultOrAnExceptionOfTheSdk()
    {
        var random = new Random(Seed);
        var mutator = new ResponseMutator(random);
        for (var round = 0; round < Rounds * 10; round++)
        {
            var requests = 0;
            string last = "";
            using var http = new HttpClient(new RespondingHandler(request =>
            {
                requests++;
                var isStorage = request.RequestUri!.Host == "storage.example.com";
                var good = isStorage ? null : request.Method == HttpMethod.Post
                    ? JsonNode.Parse("""{"data":{"request_id":"job-1"}}""")
                    : JsonNode.Parse("""{"data":{"status":"done","progress":"100.00","result":"text","result_url":"https://storage.example.com/a","results_alt_formats":{"jpg":"https://storage.example.com/b"}}}""");
                var isOdd = requests < 20 && random.Next(3) == 0;
                var body = isStorage ? new byte[random.Next(100)] : isOdd ? mutator.Body(good) : Encoding.UTF8.GetBytes(good!.ToJsonString());
                last = Describe(body);
                return Response(request, isOdd ? mutator.Status() : 200, body, isOdd ? mutator.Headers() : []);
            }));
            using var client = Client(Transport.Own, http);

            await ShouldEndWellAsync(
                async () => await (await client.Txt2Img.SubmitAsync(Calls.Image, TestContext.Current.CancellationToken)).DownloadBytesAsync(cancellationToken: TestContext.Current.CancellationToken),
                () => $"round {round} with seed {Seed}, last {last}");
        }
    }

    /// <summary>The bytes on the wire themselves, through the SDK's own handler.</summary>
    [Fact]
    public async Task Call_OnAnyBytes_EndsInAResultOrAnExceptionOfTheSdk()
    {
        var random = new Random(Seed);
        var mutator = new ResponseMutator(random);
        var bytes = Array.Empty<byte>();
        await using var raw = new RawServer(async connection =>
        {
            if (await connection.ReadAsync() is not null)
            {
                await connection.SendAsync(bytes);
                await connection.EndAsync(isReset: random.Next(4) == 0);
            }
        });
        using var own = TestClients.Own(raw.Url, TimeSpan.FromMinutes(10));
        using var foreign = TestClients.Foreign(raw.Url, TimeSpan.FromMinutes(10));
        for (var round = 0; round < Rounds * 10; round++)
        {
            var good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-RateLimit-Limit: 3\r\nContent-Length: 15\r\n\r\n{\"balance\":1.5}"u8.ToArray();
            var chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"balan\r\n8\r\nce\":1.5}\r\n0\r\n\r\n"u8.ToArray();
            bytes = mutator.WithOddBytes(random.Next(2) == 0 ? good : chunked);

            await ShouldEndWellAsync(
                () => (round % 2 == 0 ? own : foreign).Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken),
                () => $"round {round} with seed {Seed}, {Describe(bytes)}");
        }
    }

    private static async Task ShouldEndWellAsync(Func<Task> call, Func<string> describe)
    {
        try
        {
            await call();
        }
        catch (DryApiException exception)
        {
            PrintableText.IsPrintable(exception.Message).ShouldBeTrue(describe() + PrintableText.Of(exception.Message));
            PrintableText.IsPrintable(exception.ToString().ReplaceLineEndings(" ")).ShouldBeTrue(describe());
            exception.Message.Length.ShouldBeLessThan(9000, describe());
            _ = (exception.RateLimit, exception.RequestId, string.Join(' ', exception.Attempts));
        }
        catch (Exception exception)
        {
            Assert.Fail($"{describe()}\n{exception}");
        }
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, int status, byte[] body, IEnumerable<(string Name, string Value)> headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static DryApiClient Client(Transport transport, HttpClient http) => transport == Transport.Foreign
        ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http))
        : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = http, TimeProvider = new PassingTimeProvider { IsFrozen = true }, Retry = new DryApiRetryOptions { MaxRetries = 0 } });

    private static string Describe(byte[] body) => $"{body.Length} bytes: {PrintableText.Of(Encoding.Latin1.GetString(body), 2000)}";

    private static int StableHash(string text) => text.Aggregate(17, (hash, character) => unchecked((hash * 31) + character));
}
