using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>The services of an application with a configuration in memory.</summary>
internal sealed class Application : IDisposable
{
    private readonly ServiceProvider _services;

    public Application(Dictionary<string, string?>? configuration, Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        if (configuration is not null)
        {
            Configuration = new ConfigurationBuilder().AddInMemoryCollection(configuration).Build();
            services.AddSingleton<IConfiguration>(Configuration);
        }

        register(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IConfigurationRoot? Configuration { get; }

    public DryApiClient Client => Get<DryApiClient>();

    public DryApiClientOptions Options => Get<IOptions<DryApiClientOptions>>().Value;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public DryApiClient ClientOf(string name) => Get<DryApiClient>(name);

    public T Get<T>(string name)
        where T : notnull => _services.GetRequiredKeyedService<T>(name);

    /// <summary>What a host does before it starts.</summary>
    public void Start() => Get<IStartupValidator>().Validate();

    public void Dispose() => _services.Dispose();
}
