using Microsoft.Extensions.Configuration;

namespace DryApi.Emulator.Hosting;

/// <summary>What an application's configuration says of the service, so that its clients and its endpoint for webhooks are the emulator's. Names are those of the packages that read it.</summary>
internal static class ApplicationSettings
{
    private const string Section = "DryApi";

    /// <summary>What the configuration says from now on.</summary>
    /// <param name="configuration">What it says without.</param>
    /// <param name="emulator">Where the emulator is.</param>
    /// <param name="liveUpdates">Where its live updates are.</param>
    /// <param name="account">The account of the application.</param>
    public static IReadOnlyDictionary<string, string?> Of(IConfiguration configuration, Uri emulator, Uri liveUpdates, EmulatorAccount account)
    {
        var settings = new Dictionary<string, string?> { [$"{Section}:Webhooks:Secrets:0"] = account.WebhookSecret };
        foreach (var client in configuration.GetSection($"{Section}:Clients").GetChildren().Prepend(configuration.GetSection(Section)))
        {
            settings[$"{client.Path}:BaseAddress"] = emulator.AbsoluteUri;
            settings[$"{client.Path}:ApiKey"] = account.ApiKey ?? "emulator";
            // A client that has none in production has none here.
            if (client.GetSection("LiveUpdates").Exists())
            {
                settings[$"{client.Path}:LiveUpdates:Address"] = liveUpdates.AbsoluteUri;
                settings[$"{client.Path}:LiveUpdates:ClientId"] = account.ClientId;
            }
        }

        return settings;
    }
}
