using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>What of the options a configuration can say: all but the function.</summary>
/// <param name="options">The options that are set.</param>
internal sealed class ConfiguredWebhooks(DryApiWebhookOptions options)
{
    /// <summary>Where the options stand.</summary>
    public const string Section = "DryApi:Webhooks";

    public IList<string> Secrets => options.Secrets;

    public TimeSpan Tolerance { get => options.Tolerance; set => options.Tolerance = value; }

    public int MaxBodySize { get => options.MaxBodySize; set => options.MaxBodySize = value; }

    public bool RespondFirst { get => options.RespondFirst; set => options.RespondFirst = value; }

    public TimeSpan ResponseTimeout { get => options.ResponseTimeout; set => options.ResponseTimeout = value; }

    public int MaxConcurrency { get => options.MaxConcurrency; set => options.MaxConcurrency = value; }

    public int QueueCapacity { get => options.QueueCapacity; set => options.QueueCapacity = value; }

    public TimeSpan DuplicateWindow { get => options.DuplicateWindow; set => options.DuplicateWindow = value; }

    public TimeSpan ClaimTimeout { get => options.ClaimTimeout; set => options.ClaimTimeout = value; }

    /// <exception cref="OptionsValidationException">The configuration has a value that cannot be read, or what is no option.</exception>
    public static void Bind(IConfiguration configuration, DryApiWebhookOptions options)
    {
        var configured = new ConfiguredWebhooks(options);
        try
        {
            configuration.GetSection(Section).Bind(configured, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(DryApiWebhookOptions), [$"The configuration under {Section} cannot be used. {unreadable.Message}"]);
        }
    }
}
