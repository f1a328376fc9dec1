using System.Net;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Handlers;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator;

/// <summary>
/// The dryAPI service on your own machine: no key of an account, no costs, no network. It listens on 127.0.0.1 only, keeps
/// its state in memory, and ends when it is disposed. Any API key that is not empty is good for it.
/// </summary>
public sealed class DryApiEmulator : IAsyncDisposable
{
    private const long MaxRequestBytes = 110L * 1024 * 1024;

    private readonly WebApplication _application;

    private DryApiEmulator(WebApplication application, Uri baseAddress, IReadOnlyList<ServiceDocument> documents)
    {
        _application = application;
        BaseAddress = baseAddress;
        Operations = [.. documents.SelectMany(document => document.Operations).Select(operation => operation.ToString())];
    }

    /// <summary>Where the emulator listens, such as <c>http://127.0.0.1:43210/</c>: the base address for a client.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The operations that are emulated: all of its documents, such as <c>POST /api/v1/client/txt2img</c>.</summary>
    public IReadOnlyList<string> Operations { get; }

    /// <summary>Starts an emulator; it answers when this returns.</summary>
    /// <param name="options">How it behaves. Default: a free port, the system's clock, jobs of 600 milliseconds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or a document is none that can be read.</exception>
    /// <exception cref="IOException">The port is taken, or the file of a document is not there.</exception>
    public static async Task<DryApiEmulator> StartAsync(DryApiEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DryApiEmulatorOptions();
        options.Validate();
        var documents = options.Documents.Count == 0 ? ServiceDocument.OwnDocuments : [.. options.Documents.Select(ServiceDocument.ReadFile)];
        if (documents.SelectMany(document => document.Operations).GroupBy(operation => (operation.Method, operation.Route)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{nameof(DryApiEmulatorOptions.Documents)} have {twice.First()} twice; an operation can be emulated from one document.");
        }

        var application = Build(options, documents);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            return new DryApiEmulator(application, new Uri(address), documents);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the emulator; calls under way get two seconds to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(DryApiEmulatorOptions options, IReadOnlyList<ServiceDocument> documents)
    {
        // Empty: no settings file or variable of the surrounding program may open another address or write a log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddSingleton<IHostLifetime, NoopHostLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxRequestBytes);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.TimeProvider);
        builder.Services.AddSingleton(new ModelCatalog());
        builder.Services.AddSingleton(new Account(options.Balance));
        builder.Services.AddSingleton<JobStore>();
        builder.Services.AddSingleton<ResultLinks>();
        builder.Services.AddSingleton<RequestReader>();
        builder.Services.AddSingleton<HandlerTable>();
        builder.Services.AddSingleton<Front>();
        builder.Services.AddRoutingCore();

        var application = builder.Build();
        application.Use(ErrorWriter.HandleAsync);
        application.Use(ApiKey.CheckAsync);
        application.UseRouting();
        application.MapMethods("/results/{file}", ["GET", "HEAD"], ResultEndpoint.RespondAsync);
        var front = application.Services.GetRequiredService<Front>();
        foreach (var operation in documents.SelectMany(document => document.Operations))
        {
            application.MapMethods(operation.Route, [operation.Method], front.Of(operation));
        }

        return application;
    }
}
