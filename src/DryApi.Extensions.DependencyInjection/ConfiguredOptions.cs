using DryApi.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>What of the options a configuration can say: all but the HTTP clients, clocks, stores and authentication, which are objects.</summary>
/// <param name="options">The options that are set.</param>
internal sealed class ConfiguredOptions(DryApiClientOptions options)
{
    /// <summary>The section of the clients that have names.</summary>
    public const string ClientsSection = "Clients";

    public string? ApiKey { get => options.ApiKey; set => options.ApiKey = value; }

    public Uri BaseAddress { get => options.BaseAddress; set => options.BaseAddress = value; }

    public TimeSpan Timeout { get => options.Timeout; set => options.Timeout = value; }

    public long MaxResponseSize { get => options.MaxResponseSize; set => options.MaxResponseSize = value; }

    public long? MaxResultSize { get => options.MaxResultSize; set => options.MaxResultSize = value; }

    public int StatusCallsPerMinute { get => options.StatusCallsPerMinute; set => options.StatusCallsPerMinute = value; }

    public RetryOptions Retry { get => options.Retry; set => options.Retry = value; }

    public ConfiguredJobWait JobWait { get; set; } = new(options.JobWait);

    public LiveUpdatesOptions? LiveUpdates { get => options.LiveUpdates; set => options.LiveUpdates = value; }

    public bool LogPrompts { get => options.LogPrompts; set => options.LogPrompts = value; }

    /// <summary>Read for each of them alone.</summary>
    public string? Clients { get; set; }

    /// <summary>Read by what receives webhooks, whose section stands in this one.</summary>
    public string? Webhooks { get; set; }

    /// <exception cref="OptionsValidationException">The configuration has a value that cannot be read, or what is no option; the message says where.</exception>
    public static void Bind(IConfiguration section, string path, string optionsName, DryApiClientOptions options)
    {
        var configured = new ConfiguredOptions(options);
        try
        {
            section.Bind(configured, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OptionsValidationException(optionsName, typeof(DryApiClientOptions), [$"The configuration under {path} cannot be used. {unreadable.Message}"]);
        }
    }
}
