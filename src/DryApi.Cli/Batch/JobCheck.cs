using System.Net;
using System.Text;

namespace DryApi.Cli.Batch;

/// <summary>Tells what is wrong with a request, as submitting it would, and sends nothing: what would send it says that the job was taken.</summary>
internal sealed class JobCheck : IDisposable
{
    private readonly HttpClient _http = new(new TakesAll());
    private readonly DryApiClient _client;

    public JobCheck() => _client = new DryApiClient(new DryApiClientOptions { ApiKey = "nobody-gets-it", HttpClient = _http });

    /// <summary>What is wrong with it, by field; null where nothing is.</summary>
    public async Task<DryApiException?> RefusalAsync(OperationDescription operation, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        try
        {
            await _client.RunAsync(operation, values, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DryApiException exception)
        {
            return exception;
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private sealed class TakesAll : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent("""{"data":{"request_id":"none"}}""", Encoding.UTF8, "application/json"),
        });
    }
}
