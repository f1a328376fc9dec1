using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi;

/// <summary>A client as it was registered, whichever version it is of.</summary>
/// <param name="Name">Its key; null for the one without.</param>
/// <param name="Section">Where its options stand; null for the default section.</param>
internal sealed record RegisteredClient(string? Name, IConfiguration? Section)
{
    public string OptionsName => Name ?? Options.DefaultName;

    public string HttpClientName => Name is null ? DryApiServiceCollectionExtensions.DefaultSection : $"{DryApiServiceCollectionExtensions.DefaultSection}:{Name}";

    private string DefaultSection => Name is null ? HttpClientName : $"{DryApiServiceCollectionExtensions.DefaultSection}:{ConfiguredOptions.ClientsSection}:{Name}";

    /// <summary>Where its options stand; empty where there is no configuration.</summary>
    public IConfiguration SectionIn(IServiceProvider provider) =>
        Section ?? (IConfiguration?)provider.GetService<IConfiguration>()?.GetSection(DefaultSection) ?? new ConfigurationBuilder().Build();

    /// <summary>The path of its options in the configuration, as people write it.</summary>
    public string PathIn(IServiceProvider provider) => SectionIn(provider) is IConfigurationSection found ? found.Path : DefaultSection;

    public TClient Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(IServiceProvider provider)
    {
        // Made anew, so that nobody else has what is changed here.
        var options = provider.GetRequiredService<IOptionsFactory<DryApiClientOptions>>().Create(OptionsName);
        options.HttpClient ??= provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        options.Submissions ??= provider.GetService<IDryApiSubmissionStore>();
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } timeProvider)
        {
            options.TimeProvider = timeProvider;
        }

        options.Log = provider.GetService<ILoggerFactory>() is { } logs ? new ClientLog(logs.CreateLogger(typeof(TClient).FullName!)) : null;
        if (options.AuthenticationProvider is null)
        {
            var monitor = provider.GetRequiredService<IOptionsMonitor<DryApiClientOptions>>();
            options.AuthenticationProvider = new BaseBearerTokenAuthenticationProvider(new CurrentKey(() => monitor.Get(OptionsName).ApiKey, options.BaseAddress));
            options.ApiKey = null;
        }

        return ActivatorUtilities.CreateInstance<TClient>(provider, options);
    }
}
