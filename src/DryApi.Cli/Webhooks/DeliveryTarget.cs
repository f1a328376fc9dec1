using System.Globalization;
using System.Net.Http.Headers;

namespace DryApi.Cli.Webhooks;

/// <summary>Where deliveries are sent: a webhook that somebody is writing.</summary>
internal sealed class DeliveryTarget : IDisposable
{
    /// <summary>The service waits as long for a response.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout };

    private DeliveryTarget(Uri url) => Url = url;

    /// <summary>Where it is.</summary>
    public Uri Url { get; }

    /// <param name="url">What was asked for.</param>
    /// <param name="name">What the command line calls it.</param>
    /// <exception cref="UsageException">It is no URL of a webhook.</exception>
    public static DeliveryTarget At(string url, string name) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.UserInfo.Length == 0
            ? new DeliveryTarget(address)
            : throw new UsageException($"{name} has to be a URL of https, or of http on this machine, such as http://localhost:5000/webhooks/dryapi, and is '{url}'");

    /// <summary>Sends a delivery.</summary>
    /// <param name="query">What is added to the query of the URL; empty when nothing is.</param>
    /// <param name="headers">The headers of the delivery.</param>
    /// <param name="body">Its body.</param>
    /// <param name="cancellationToken">Ends the wait for the response.</param>
    public async Task<DeliveryResponse> SendAsync(string query, Action<HttpRequestHeaders> headers, byte[] body, CancellationToken cancellationToken)
    {
        var address = query.Length == 0 ? Url : new UriBuilder(Url) { Query = Url.Query.Length > 1 ? $"{Url.Query[1..]}&{query.TrimStart('?')}" : query.TrimStart('?') }.Uri;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        headers(request.Headers);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return new(status, string.Create(CultureInfo.InvariantCulture, $"{Url} responded {status} in {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms"));
        }
        catch (HttpRequestException exception)
        {
            return new(null, $"{Url} could not be reached: {Failure.Sentence(exception)}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"{Url} did not respond within {Timeout.TotalSeconds} seconds, when the service gives up"));
        }
    }

    public void Dispose() => _client.Dispose();
}
