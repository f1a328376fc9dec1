using DryApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of the dryAPI service.</summary>
public static class DryApiServiceCollectionExtensions
{
    /// <summary>The section of the configuration that the options are read from where none is given.</summary>
    internal const string DefaultSection = "DryApi";

    /// <summary>
    /// Registers a <see cref="DryApiClient"/> that the whole program shares. Its options are read from the section <c>DryApi</c> of the configuration, where there is one, and are
    /// validated when the host starts. A key that changes there is used from the next call on; all else holds until the program ends.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns>The HTTP client that calls are sent with, for handlers of your own (<c>AddStandardResilienceHandler</c>). A job is paid once, whatever they send again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, Action<DryApiClientOptions>? configure = null) => Add(services, null, null, configure);

    /// <summary>Registers a <see cref="DryApiClient"/> that the whole program shares, with options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section: <c>configuration.GetSection("Images")</c>.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns><inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/returns"/></returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="section"/> is null.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, IConfiguration section, Action<DryApiClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, null, section, configure);
    }

    /// <summary>
    /// Registers a <see cref="DryApiClient"/> under a key, beside others with which it shares nothing: <c>[FromKeyedServices("second")] DryApiClient client</c>. Its options are read
    /// from the section <c>DryApi:Clients:NAME</c> of the configuration, where there is one.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client, and the name of its options.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns><inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/returns"/></returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, string name, Action<DryApiClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, null, configure);
    }

    /// <summary>Registers a <see cref="DryApiClient"/> under a key, with options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client, and the name of its options.</param>
    /// <param name="section">The section: <c>configuration.GetSection("Images")</c>.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns><inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/returns"/></returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, string name, IConfiguration section, Action<DryApiClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, section, configure);
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string? name, IConfiguration? section, Action<DryApiClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var client = new RegisteredClient(name, section);
        services.AddSingleton<IOptionsChangeTokenSource<DryApiClientOptions>>(provider => new ConfigurationChangeTokenSource<DryApiClientOptions>(client.OptionsName, client.SectionIn(provider)));
        services.AddSingleton<IConfigureOptions<DryApiClientOptions>>(provider => new ConfigureNamedOptions<DryApiClientOptions>(client.OptionsName, options => ConfiguredOptions.Bind(client.SectionIn(provider), client.PathIn(provider), client.OptionsName, options)));
        services.AddSingleton<IValidateOptions<DryApiClientOptions>>(provider => new ClientOptionsValidator(client.OptionsName, client.PathIn(provider)));
        var options = services.AddOptionsWithValidateOnStart<DryApiClientOptions>(client.OptionsName);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        if (name is null)
        {
            services.TryAddSingleton(client.Create);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => client.Create(provider));
        }

        // The client limits its calls itself, uploads by how long nothing moves; whoever wants another limit sets it on this HTTP client.
        return services.AddHttpClient(client.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(DryApiClientOptions.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
