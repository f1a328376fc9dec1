namespace DryApi.Cli.Mcp;

/// <summary>Finds out whether a call keeps the rules of the contract, without sending it: before the user is asked to pay for it, and before anything is reserved.</summary>
internal static class Rehearsal
{
    /// <summary>Checks the values of a call.</summary>
    /// <exception cref="DryApiException">They break a rule, or a file cannot be sent.</exception>
    public static async Task CheckAsync(OperationDescription operation, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new Nobody());
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "nobody", HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });
        try
        {
            await client.RunAsync(operation, values, cancellationToken).ConfigureAwait(false);
        }
        catch (DryApiException exception) when (exception is not DryApiFileException and not DryApiValidationException { WasSent: false })
        {
            // It came as far as being sent.
        }
    }

    /// <summary>Sends nothing.</summary>
    private sealed class Nobody : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Nothing is sent in a rehearsal.");
    }
}
