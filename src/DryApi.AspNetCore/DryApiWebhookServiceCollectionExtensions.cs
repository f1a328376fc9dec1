using System.Diagnostics.CodeAnalysis;
using DryApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what receives webhooks, and what learns from them whether jobs were taken.</summary>
public static class DryApiWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Registers what <c>MapDryApiWebhooks</c> needs. Its options are read from the section <c>DryApi:Webhooks</c> of the configuration and validated when the host starts. Which
    /// deliveries were handled is remembered in the <c>IDistributedCache</c> of the application: in memory, unless another is registered, as several servers need it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddDryApiWebhooks(this IServiceCollection services, Action<DryApiWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddDistributedMemoryCache();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDryApiWebhookClaims, DistributedClaims>();
        if (services.All(static service => service.ServiceType != typeof(WebhookWork)))
        {
            services.AddSingleton<WebhookWork>();
            services.AddHostedService(static provider => provider.GetRequiredService<WebhookWork>());
            services.AddSingleton<IConfigureOptions<DryApiWebhookOptions>>(static provider => new ConfigureOptions<DryApiWebhookOptions>(options =>
            {
                if (provider.GetService<IConfiguration>() is { } configuration)
                {
                    ConfiguredWebhooks.Bind(configuration, options);
                }
            }));
            services.AddSingleton<IValidateOptions<DryApiWebhookOptions>, WebhookOptionsValidator>();
        }

        var options = services.AddOptionsWithValidateOnStart<DryApiWebhookOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services;
    }

    /// <summary>Registers a handler of webhooks, made anew for each delivery, and what <c>MapDryApiWebhooks</c> needs.</summary>
    /// <typeparam name="THandler">The handler. Several can be registered: each gets every event, in the order in which they were registered.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options, after the configuration. Default: nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddDryApiWebhooks<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(this IServiceCollection services, Action<DryApiWebhookOptions>? configure = null)
        where THandler : class, IDryApiWebhookHandler
    {
        services.AddDryApiWebhooks(configure);
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IDryApiWebhookHandler, THandler>());
        return services;
    }

    /// <summary>
    /// Keeps intents to submit jobs in the <c>IDistributedCache</c> of the application, in memory unless another is registered: clients of <c>AddDryApi</c> put a token into the URLs of their webhooks
    /// (<see cref="DryApiClientOptions.Submissions"/>), and the endpoint of <c>MapDryApiWebhooks</c> notes which jobs were taken. An <see cref="IDryApiSubmissionStore"/> that is registered before takes its place.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddDryApiSubmissions(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddDistributedMemoryCache();
        services.TryAddSingleton<IDryApiSubmissionStore, DistributedSubmissions>();
        return services;
    }
}
