using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace DryApi.Http;

/// <summary>
/// Fetches what lies on other hosts through a Kiota adapter, and so through the HTTP client that its owner chose, where the adapter keeps its credentials
/// to hosts of its own. What it would prove itself with elsewhere too goes through a client of the SDK, which has none.
/// </summary>
/// <param name="adapter">The adapter.</param>
/// <param name="own">The client of the SDK.</param>
internal sealed class AdapterDownloadHandler(IRequestAdapter adapter, HttpMessageInvoker own) : HttpMessageHandler
{
    /// <summary>A link is opened as it is: what is encoded in it is a part of its signature.</summary>
    private static readonly ParametersNameDecodingOption NoDecoding = new() { Enabled = false };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await KeepsCredentialsFromAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false)
            ? await SendByAdapterAsync(request, cancellationToken).ConfigureAwait(false)
            : await own.SendAsync(request, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Whether the adapter's own authentication is what proves its calls, and adds nothing for this host. Where it adds nothing for the service either,
    /// the proof is somewhere in its HTTP client, which would send it to every host.
    /// </summary>
    private async Task<bool> KeepsCredentialsFromAsync(Uri link, CancellationToken cancellationToken) =>
        Uri.TryCreate(adapter.BaseUrl, UriKind.Absolute, out var service)
        && await AddsCredentialsAsync(service, cancellationToken).ConfigureAwait(false) == true
        && await AddsCredentialsAsync(link, cancellationToken).ConfigureAwait(false) == false;

    /// <summary>Whether a request to a URL gets anything to prove itself with; null where nobody can tell.</summary>
    private async Task<bool?> AddsCredentialsAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var request = await adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(new RequestInformation { HttpMethod = Method.GET, URI = url }, cancellationToken).ConfigureAwait(false);
            return request is null ? null : request.RequestUri != url || request.Content is not null || request.Headers.NonValidated.Count > 0;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An adapter without HTTP, or a provider that refuses other hosts by an exception.
            return null;
        }
    }

    private async Task<HttpResponseMessage> SendByAdapterAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var information = new RequestInformation { HttpMethod = Method.GET, URI = request.RequestUri! };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            information.Headers.Add(name, [.. values]);
        }

        var response = new NativeResponseHandler();
        information.AddRequestOptions([KiotaCalls.NoRetry, KiotaCalls.NoRedirect, NoDecoding, new ResponseHandlerOption { ResponseHandler = response }]);

        // Of Kiota's ways of sending the one that does not read the whole response into memory.
        await adapter.SendPrimitiveAsync<Stream>(information, cancellationToken: cancellationToken).ConfigureAwait(false);
        return response.Value as HttpResponseMessage ?? throw new HttpRequestException("The request adapter gave no HTTP response.");
    }
}
