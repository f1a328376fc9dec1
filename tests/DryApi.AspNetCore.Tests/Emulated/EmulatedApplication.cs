using System.Net;
using System.Threading.Channels;
using DryApi.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DryApi.AspNetCore.Tests.Emulated;

/// <summary>An application in development that has the emulator in place of the service, on free ports of this machine.</summary>
internal sealed class EmulatedApplication : IAsyncDisposable
{
    private readonly Channel<(string Target, string JobId)> _done = Channel.CreateUnbounded<(string, string)>();
    private readonly WebApplication _application;

    private EmulatedApplication(WebApplication application) => _application = application;

    public IServiceProvider Services => _application.Services;

    public DryApiEmulator Emulator => Services.GetRequiredService<DryApiEmulator>();

    public DryApiClient Client => Services.GetRequiredService<DryApiClient>();

    /// <summary>Waits for the next webhook of a job that is done.</summary>
    /// <returns>Where it came, and the job.</returns>
    public ValueTask<(string Target, string JobId)> NextAsync() => _done.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <param name="path">Where its endpoint for webhooks is; null for an application without one.</param>
    /// <param name="configuration">Its configuration beside that of the emulator.</param>
    /// <param name="configure">Registers more.</param>
    public static EmulatedApplication Build(string? path = "/hooks", Dictionary<string, string?>? configuration = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(configuration ?? []);
        builder.Services.AddDryApi();
        builder.Services.AddDryApiWebhooks();
        configure?.Invoke(builder);
        builder.AddDryApiEmulator(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero, WebhookTimeout = TimeSpan.FromHours(1) });
        var application = builder.Build();
        var built = new EmulatedApplication(application);
        if (path is not null)
        {
            var target = "";
            application.Use((context, next) =>
            {
                target = context.Request.Path + context.Request.QueryString;
                return next(context);
            });
            application.MapDryApiWebhooks(path).On<WebhookCompletedEvent>(async (done, _, cancellationToken) => await built._done.Writer.WriteAsync((target, done.JobId!), cancellationToken));
        }

        return built;
    }

    public static async Task<EmulatedApplication> StartAsync(string? path = "/hooks", Dictionary<string, string?>? configuration = null, Action<WebApplicationBuilder>? configure = null)
    {
        var application = Build(path, configuration, configure);
        await application.StartAsync();
        return application;
    }

    public Task StartAsync() => _application.StartAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public static Txt2ImgRequest Request(string? webhookUrl = null) =>
        new() { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 1, Seed = 1, WebhookUrl = webhookUrl };

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
