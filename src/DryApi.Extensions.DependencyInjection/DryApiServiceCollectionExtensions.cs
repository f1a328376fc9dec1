using System.Diagnostics.CodeAnalysis;
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
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, Action<DryApiClientOptions>? configure = null) => services.AddDryApi<DryApiClient>(configure);

    /// <summary>Registers a <see cref="DryApiClient"/> that the whole program shares, with options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section: <c>configuration.GetSection("Images")</c>.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns><inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/returns"/></returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="section"/> is null.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, IConfiguration section, Action<DryApiClientOptions>? configure = null) => services.AddDryApi<DryApiClient>(section, configure);

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
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, string name, Action<DryApiClientOptions>? configure = null) => services.AddDryApi<DryApiClient>(name, configure);

    /// <summary>Registers a <see cref="DryApiClient"/> under a key, with options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the client, and the name of its options.</param>
    /// <param name="section">The section: <c>configuration.GetSection("Images")</c>.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <returns><inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/returns"/></returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddDryApi(this IServiceCollection services, string name, IConfiguration section, Action<DryApiClientOptions>? configure = null) =>
        services.AddDryApi<DryApiClient>(name, section, configure);

    /// <summary>
    /// Registers the client of another version of the API, <c>AddDryApi&lt;DryApi.V2.DryApiClient&gt;()</c>, that the whole program shares. Where one of the first version is registered too,
    /// both have the same options and are sent with the same HTTP client.
    /// </summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <inheritdoc cref="AddDryApi(IServiceCollection, Action{DryApiClientOptions}?)" path="/param|/returns|/exception"/>
    public static IHttpClientBuilder AddDryApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(this IServiceCollection services, Action<DryApiClientOptions>? configure = null)
        where TClient : DryApiClientBase => Add<TClient>(services, null, null, configure);

    /// <summary>Registers the client of another version of the API that the whole program shares, with options from a section of the configuration.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <inheritdoc cref="AddDryApi(IServiceCollection, IConfiguration, Action{DryApiClientOptions}?)" path="/param|/returns|/exception"/>
    public static IHttpClientBuilder AddDryApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(this IServiceCollection services, IConfiguration section, Action<DryApiClientOptions>? configure = null)
        where TClient : DryApiClientBase
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add<TClient>(services, null, section, configure);
    }

    /// <summary>
    /// Registers the client of another version of the API under a key. Where one of the first version is registered under it too, both have the same options and are sent with the
    /// same HTTP client.
    /// </summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <inheritdoc cref="AddDryApi(IServiceCollection, string, Action{DryApiClientOptions}?)" path="/param|/returns|/exception"/>
    public static IHttpClientBuilder AddDryApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(this IServiceCollection services, string name, Action<DryApiClientOptions>? configure = null)
        where TClient : DryApiClientBase
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add<TClient>(services, name, null, configure);
    }

    /// <summary>Registers the client of another version of the API under a key, with options from a section of the configuration.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <inheritdoc cref="AddDryApi(IServiceCollection, string, IConfiguration, Action{DryApiClientOptions}?)" path="/param|/returns|/exception"/>
    public static IHttpClientBuilder AddDryApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(this IServiceCollection services, string name, IConfiguration section, Action<DryApiClientOptions>? configure = null)
        where TClient : DryApiClientBase
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(section);
        return Add<TClient>(services, name, section, configure);
    }

    private static IHttpClientBuilder Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(IServiceCollection services, string? name, IConfiguration? section, Action<DryApiClientOptions>? configure)
        where TClient : DryApiClientBase
    {
        ArgumentNullException.ThrowIfNull(services);
        var client = new RegisteredClient(name, section);
        var others = services.Where(service => !service.IsKeyedService).Select(service => service.ImplementationInstance).OfType<RegisteredClient>().ToList();
        if (!others.Contains(client))
        {
            services.AddSingleton(client);
            services.AddSingleton<IOptionsChangeTokenSource<DryApiClientOptions>>(provider => new ConfigurationChangeTokenSource<DryApiClientOptions>(client.OptionsName, client.SectionIn(provider)));
            services.AddSingleton<IConfigureOptions<DryApiClientOptions>>(provider => new ConfigureNamedOptions<DryApiClientOptions>(client.OptionsName, options => ConfiguredOptions.Bind(client.SectionIn(provider), client.PathIn(provider), client.OptionsName, options)));
            services.AddSingleton<IValidateOptions<DryApiClientOptions>>(provider => new ClientOptionsValidator(client.OptionsName, client.PathIn(provider)));
        }

        var options = services.AddOptionsWithValidateOnStart<DryApiClientOptions>(client.OptionsName);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        if (name is null)
        {
            services.TryAddSingleton(client.Create<TClient>);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => client.Create<TClient>(provider));
        }

        var http = services.AddHttpClient(client.HttpClientName);
        if (others.Exists(other => other.HttpClientName == client.HttpClientName))
        {
            // It is set up, perhaps with a handler of the user's own.
            return http;
        }

        // The client limits its calls itself, uploads by how long nothing moves; whoever wants another limit sets it on this HTTP client.
        return http.ConfigureHttpClient(each => each.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(DryApiClientOptions.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // At the level Trace its log has the headers of requests, and the key is one of them.
            .RedactLoggedHeaders(static _ => true);
    }
}
