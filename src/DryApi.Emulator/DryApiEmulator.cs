using System.Globalization;
using System.Net;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Models;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
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

    private DryApiEmulator(WebApplication application, Uri baseAddress)
    {
        _application = application;
        BaseAddress = baseAddress;
    }

    /// <summary>Where the emulator listens, such as <c>http://127.0.0.1:43210/</c>: the base address for a client.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The operations that are emulated, such as <c>POST /api/v1/client/txt2img</c>. All others of the contract answer 501.</summary>
    public static IReadOnlyList<string> EmulatedOperations { get; } =
        [.. ContractOperations.All.Where(operation => operation.Controller is not null).Select(operation => operation.ToString())];

    /// <summary>Starts an emulator; it answers when this returns.</summary>
    /// <param name="options">How it behaves. Default: a free port, the system's clock, jobs of 600 milliseconds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DryApiEmulator> StartAsync(DryApiEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DryApiEmulatorOptions();
        options.Validate();
        var application = Build(options);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            return new DryApiEmulator(application, new Uri(address));
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

    private static WebApplication Build(DryApiEmulatorOptions options)
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
        builder.Services
            .AddControllers(mvc =>
            {
                mvc.InputFormatters.Clear();
                mvc.InputFormatters.Add(new JsonBodyFormatter());
                mvc.ModelBinderProviders.Insert(0, new FormFieldBinderProvider());
                // What the schema asks for is checked where the body is read, with the names of the wire.
                mvc.ModelValidatorProviders.Clear();
                mvc.Filters.Add(new RequestFilter());
            })
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new AssemblyPart(typeof(DryApiEmulator).Assembly));
                parts.FeatureProviders.Clear();
                parts.FeatureProviders.Add(new EmulatedControllers());
            });

        var application = builder.Build();
        application.Use(ErrorWriter.HandleAsync);
        application.Use(async (context, next) =>
        {
            // Forms are read in the culture of the thread, and a test may have any.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            await next(context).ConfigureAwait(false);
        });
        application.Use(ApiKey.CheckAsync);
        application.UseRouting();
        application.MapControllers();
        application.MapMethods("/results/{file}", ["GET", "HEAD"], ResultEndpoint.RespondAsync);
        foreach (var operation in ContractOperations.All.Where(each => each.Controller is null))
        {
            application.MapMethods(operation.Path, [operation.Method], context => ErrorWriter.WriteNotEmulatedAsync(context, operation));
        }

        return application;
    }
}
