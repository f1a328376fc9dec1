using System.Security.Cryptography;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Hosting;
using DryApi.Emulator.Http;
using DryApi.Emulator.LiveUpdates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator;

/// <summary>Puts an emulator beside an application in development, in place of the service; or makes an ASP.NET Core application one, as on the server for tests (<c>UseTestServer</c>), where it needs no port.</summary>
/// <remarks>Of an application that is one, its clock, faults and jobs are services: <see cref="EmulatorClock"/>, <see cref="EmulatorFaults"/>, <see cref="EmulatorJobs"/>.</remarks>
public static class DryApiEmulatorApplicationExtensions
{
    private const int SecretBytes = 32;

    /// <summary>
    /// Adds an emulator that starts before all else of the host and stops after all else, and takes the service's place: the client of <c>AddDryApi</c>, and those with names in the section
    /// <c>DryApi:Clients</c>, call it, with live updates where the configuration has them; and its webhooks come to the endpoint of <c>MapDryApiWebhooks</c>, signed with a secret that
    /// the endpoint knows. A webhook with a URL of another host comes to the application at the same path.
    /// </summary>
    /// <remarks>
    /// It is told to both by the section <c>DryApi</c> of the configuration, over what stands there; what is set in code goes over that, and clients with a section of their own are not reached. The emulator is a
    /// service, <see cref="DryApiEmulator"/>, with its clock, faults and jobs. Its ports are taken at once, and it listens when the host starts.
    /// </remarks>
    /// <param name="builder">The builder of the application, before or after its services.</param>
    /// <param name="options">How it behaves. The first of its accounts is the application's. Default: as the options are.</param>
    /// <param name="inAnyEnvironment">Whether other environments than Development have it too. Default: false, which refuses there, so that nobody's jobs are made up in production.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The environment is not Development; or the application has an emulator already.</exception>
    /// <exception cref="IOException">A port of the options is taken.</exception>
    public static IHostApplicationBuilder AddDryApiEmulator(this IHostApplicationBuilder builder, DryApiEmulatorOptions? options = null, bool inAnyEnvironment = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!inAnyEnvironment && !builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                "The emulator makes results up, and the environment of this application is not Development: call AddDryApiEmulator where builder.Environment.IsDevelopment() is true, or with inAnyEnvironment: true.");
        }

        if (builder.Services.Any(service => service.ServiceType == typeof(DryApiEmulator)))
        {
            throw new InvalidOperationException("The application has an emulator: AddDryApiEmulator was called before.");
        }

        options ??= new DryApiEmulatorOptions();
        options.Validate();
        var account = options.Accounts[0] with { WebhookSecret = options.Accounts[0].WebhookSecret ?? RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true) };
        options = options with { Accounts = [account, .. options.Accounts.Skip(1)] };
        var ports = new EmulatorPorts(options);
        var address = DryApiEmulator.AddressOf(ports.Api);
        builder.Configuration.AddInMemoryCollection(ApplicationSettings.Of(builder.Configuration, address, LiveUpdatesEndpoints.AddressOf(address, options.LiveUpdatesKey), account));
        builder.Services.AddSingleton(_ => ports);
        // A host reads its options when it is built: from then on the container has the ports and lets go of them, be the emulator started or not.
        builder.Services.AddOptions<HostOptions>().Configure<EmulatorPorts>(static (_, _) => { });
        builder.Services.AddSingleton(services => DryApiEmulator.Create(options with { Application = new ApplicationWebhooks(services) }, services.GetRequiredService<EmulatorPorts>()));
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, HostedEmulator>());
        return builder;
    }

    /// <summary>Adds what <see cref="UseDryApiEmulator"/> needs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How it behaves; ports and the address to listen on are those of the application. Default: as the options are.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or a document is none that can be read.</exception>
    /// <exception cref="IOException">The file of a document is not there.</exception>
    public static IServiceCollection AddDryApiEmulator(this IServiceCollection services, DryApiEmulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        options ??= new DryApiEmulatorOptions();
        options.Validate();
        EmulatorApplication.AddServices(services, options, ServiceDocuments.Read(options.Documents));
        return services;
    }

    /// <summary>Responds to every request as the service does. Nothing after it gets one.</summary>
    /// <param name="application">The application.</param>
    /// <exception cref="InvalidOperationException"><see cref="AddDryApiEmulator(IServiceCollection, DryApiEmulatorOptions?)"/> was not called.</exception>
    public static IApplicationBuilder UseDryApiEmulator(this IApplicationBuilder application)
    {
        ArgumentNullException.ThrowIfNull(application);
        EmulatorApplication.Use(application);
        return application;
    }
}
