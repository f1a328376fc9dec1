using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi;

/// <summary>A client as it was registered.</summary>
/// <param name="name">Its key; null for the one without.</param>
/// <param name="section">Where its options stand; null for the default section.</param>
internal sealed class RegisteredClient(string? name, IConfiguration? section)
{
    public string OptionsName => name ?? Options.DefaultName;

    public string HttpClientName => name is null ? DryApiServiceCollectionExtensions.DefaultSection : $"{DryApiServiceCollectionExtensions.DefaultSection}:{name}";

    private string DefaultSection => name is null ? HttpClientName : $"{DryApiServiceCollectionExtensions.DefaultSection}:{ConfiguredOptions.ClientsSection}:{name}";

    /// <summary>Where its options stand; empty where there is no configuration.</summary>
    public IConfiguration SectionIn(IServiceProvider provider) =>
        section ?? (IConfiguration?)provider.GetService<IConfiguration>()?.GetSection(DefaultSection) ?? new ConfigurationBuilder().Build();

    /// <summary>The path of its options in the configuration, as people write it.</summary>
    public string PathIn(IServiceProvider provider) => SectionIn(provider) is IConfigurationSection found ? found.Path : DefaultSection;

    public DryApiClient Create(IServiceProvider provider)
    {
        // Made anew, so that nobody else has what is changed here.
        var options = provider.GetRequiredService<IOptionsFactory<DryApiClientOptions>>().Create(OptionsName);
        options.HttpClient ??= provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } timeProvider)
        {
            options.TimeProvider = timeProvider;
        }

        if (options.AuthenticationProvider is null)
        {
            var monitor = provider.GetRequiredService<IOptionsMonitor<DryApiClientOptions>>();
            options.AuthenticationProvider = new BaseBearerTokenAuthenticationProvider(new CurrentKey(() => monitor.Get(OptionsName).ApiKey, options.BaseAddress));
            options.ApiKey = null;
        }

        return new DryApiClient(options);
    }
}
