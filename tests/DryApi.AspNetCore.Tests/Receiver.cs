using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DryApi.AspNetCore.Tests;

/// <summary>An application that receives webhooks, on a free port of this machine.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "hush-that-must-stay-secret";
    private const string Path = "/webhooks/dryapi";

    private static readonly HttpClient Http = new();
    private readonly WebApplication _application;

    private Receiver(WebApplication application, ReceiverClock clock) => (_application, Clock) = (application, clock);

    public ReceiverClock Clock { get; }

    public IServiceProvider Services => _application.Services;

    public Uri Url { get; private set; } = null!;

    /// <summary>What was handled, in order.</summary>
    public ConcurrentQueue<WebhookEvent> Handled { get; } = [];

    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>What comes of an event before it counts as handled.</summary>
    public Func<WebhookEvent, CancellationToken, Task> OnEvent { get; set; } = static (_, _) => Task.CompletedTask;

    /// <param name="configure">Sets options.</param>
    /// <param name="clock">Its clock; null for one of its own.</param>
    /// <param name="cache">The cache that it shares with others; null for one in memory.</param>
    /// <param name="services">Registers more services.</param>
    /// <param name="configuration">The section of the configuration; null for one that has the secret.</param>
    /// <param name="map">Maps the endpoint.</param>
    public static async Task<Receiver> StartAsync(
        Action<DryApiWebhookOptions>? configure = null,
        ReceiverClock? clock = null,
        IDistributedCache? cache = null,
        Action<IServiceCollection>? services = null,
        Dictionary<string, string?>? configuration = null,
        Action<WebApplication, Receiver>? map = null)
    {
        clock ??= new ReceiverClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(configuration ?? new() { ["DryApi:Webhooks:Secrets:0"] = Secret });
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDryApiWebhooks(configure);
        if (cache is not null)
        {
            builder.Services.AddSingleton(cache);
        }

        services?.Invoke(builder.Services);
        Receiver? receiver = null;
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(new LogCollector((category, text) =>
        {
            if (category.StartsWith("DryApi.", StringComparison.Ordinal))
            {
                receiver!.Log.Enqueue(text);
            }
        }));
        var application = builder.Build();
        receiver = new Receiver(application, clock);
        if (map is not null)
        {
            map(application, receiver);
        }
        else
        {
            application.MapDryApiWebhooks(Path).On<WebhookEvent>(receiver.HandleAsync);
        }

        await application.StartAsync();
        receiver.Url = new Uri(new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), Path);
        return receiver;
    }

    public async Task HandleAsync(WebhookEvent received, IServiceProvider services, CancellationToken cancellationToken)
    {
        await OnEvent(received, cancellationToken);
        Handled.Enqueue(received);
    }

    /// <summary>A delivery of its own for each id.</summary>
    public static byte[] Body(int id = 1, string type = "job.completed") => Encoding.UTF8.GetBytes(
        $$$"""{"event":"{{{type}}}","delivery_id":"5b0c6a1e-0000-4000-8000-{{{id:D12}}}","timestamp":"2026-03-01T12:00:00.000Z","data":{"job_request_id":"9d3f0f0e-0000-4000-8000-000000000002","status":"done","previous_status":"processing","job_type":"txt2img","completed_at":"2026-03-01T12:00:00.000Z","result_url":"https:\/\/results.example\/a.png","processing_time_ms":1500}}""");

    /// <summary>Sends a genuine delivery.</summary>
    public Task<HttpResponseMessage> SendAsync(int id = 1) => SendAsync(Body(id));

    /// <summary>Sends a body with the signature of now.</summary>
    public Task<HttpResponseMessage> SendAsync(byte[] body, string secret = Secret, Uri? url = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url ?? Url) { Content = new ByteArrayContent(body) };
        new WebhookSignature(secret) { TimeProvider = Clock }.Sign(body).CopyTo(request.Headers);
        change?.Invoke(request);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the program as a host does.</summary>
    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
