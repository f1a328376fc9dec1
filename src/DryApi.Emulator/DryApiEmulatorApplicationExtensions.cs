using DryApi.Emulator.Documents;
using DryApi.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator;

/// <summary>Puts an emulator into an ASP.NET Core application, as on the server for tests (<c>UseTestServer</c>), where it needs no port.</summary>
/// <remarks>Its clock, faults and jobs are services there: <see cref="EmulatorClock"/>, <see cref="EmulatorFaults"/>, <see cref="EmulatorJobs"/>.</remarks>
public static class DryApiEmulatorApplicationExtensions
{
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
    /// <exception cref="InvalidOperationException"><see cref="AddDryApiEmulator"/> was not called.</exception>
    public static IApplicationBuilder UseDryApiEmulator(this IApplicationBuilder application)
    {
        ArgumentNullException.ThrowIfNull(application);
        EmulatorApplication.Use(application);
        return application;
    }
}
