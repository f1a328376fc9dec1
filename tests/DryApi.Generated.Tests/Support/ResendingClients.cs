using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace DryApi.Generated.Tests.Support;

/// <summary>Clients whose calls go through something that sends them again.</summary>
internal static class ResendingClients
{
    public static DryApiClient Of(Resending resending, Uri address, Action? onResending = null, TimeProvider? time = null)
    {
        onResending ??= () => { };
        if (resending == Resending.Kiota)
        {
            var option = new RetryHandlerOption
            {
                Delay = 0,
                MaxRetry = 3,
                ShouldRetry = (_, _, _) =>
                {
                    onResending();
                    return true;
                },
            };
            var http = KiotaClientFactory.Create(new SocketsHttpHandler(), [option]);
            return new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = address.ToString() });
        }

        return new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = address,
            TimeProvider = time ?? new PassingTimeProvider(),
            HttpClient = resending switch
            {
                Resending.Twice => new HttpClient(new ResendingHandler(isTwice: true, onResending)),
                Resending.AfterFailure => new HttpClient(new ResendingHandler(isTwice: false, onResending)),
                _ => FromFactory(resending, onResending),
            },
        });
    }

    private static HttpClient FromFactory(Resending resending, Action onResending)
    {
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("dryapi");
        if (resending == Resending.Resilience)
        {
            builder.AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.Zero;
                options.CircuitBreaker.MinimumThroughput = int.MaxValue;
                options.Retry.OnRetry = _ =>
                {
                    onResending();
                    return default;
                };
            });
        }
        else
        {
            builder.AddStandardHedgingHandler().Configure(options =>
            {
                options.Hedging.Delay = TimeSpan.Zero;
                options.Endpoint.CircuitBreaker.MinimumThroughput = int.MaxValue;
            });
        }

        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("dryapi");
    }
}
