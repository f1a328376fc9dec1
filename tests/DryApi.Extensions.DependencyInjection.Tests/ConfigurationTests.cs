using System.Reflection;
using DryApi.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>Options are read from the configuration, whole, and what is wrong there is said by its key before the program starts.</summary>
public sealed class ConfigurationTests
{
    /// <summary>A value of each option that a configuration can say, which is not the default.</summary>
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["ApiKey"] = "key-that-must-stay-secret",
        ["BaseAddress"] = "https://dryapi.example/",
        ["Timeout"] = "00:00:30",
        ["MaxResponseSize"] = "1000",
        ["MaxResultSize"] = "2000",
        ["StatusCallsPerMinute"] = "300",
        ["Retry:MaxRetries"] = "1",
        ["Retry:Delay"] = "00:00:02",
        ["Retry:MaxDelay"] = "00:00:03",
        ["Retry:TotalTimeout"] = "00:01:00",
        ["JobWait:Timeout"] = "00:10:00",
        ["JobWait:UnknownStatusTimeout"] = "00:20:00",
        ["JobWait:FailureStatuses:0"] = "lost",
        ["JobWait:Polling:Video:FirstPause"] = "00:00:07",
        ["JobWait:Polling:Video:LongestPause"] = "00:00:08",
        ["JobWait:Polling:Video:Jitter"] = "0.5",
        ["LogPrompts"] = "true",
        ["LiveUpdates:ClientId"] = "client-7",
        ["LiveUpdates:Address"] = "wss://live.example/app/key",
        ["LiveUpdates:MaxMessageSize"] = "5000",
        ["LiveUpdates:StatusPause"] = "00:00:11",
        ["LiveUpdates:ReconnectDelay"] = "00:00:04",
        ["LiveUpdates:MaxReconnectDelay"] = "00:00:40",
    };

    [Theory]
    [InlineData("DryApi:Webhooks:Secrets:0")]
    [InlineData("DryApi:Clients:second:ApiKey")]
    public void Options_BesideASectionOfOthers_AreRead(string key)
    {
        using var application = new Application(new() { ["DryApi:ApiKey"] = "key-that-must-stay-secret", [key] = "hush" }, services => services.AddDryApi());

        application.Start();

        application.Options.ApiKey.ShouldBe("key-that-must-stay-secret");
    }

    [Fact]
    public void Options_OnConfiguration_AreReadWhole()
    {
        using var application = new Application(Values.ToDictionary(value => $"DryApi:{value.Key}", value => value.Value), services => services.AddDryApi());

        application.Start();

        var options = application.Options;
        (options.ApiKey, options.BaseAddress, options.Timeout, options.MaxResponseSize, options.MaxResultSize, options.StatusCallsPerMinute, options.LogPrompts)
            .ShouldBe(("key-that-must-stay-secret", new Uri("https://dryapi.example/"), TimeSpan.FromSeconds(30), 1000, 2000, 300, true));
        (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.MaxDelay, options.Retry.TotalTimeout)
            .ShouldBe((1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1)));
        (options.JobWait.Timeout, options.JobWait.UnknownStatusTimeout).ShouldBe((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20)));
        options.JobWait.FailureStatuses.ShouldBe([.. new JobWaitOptions().FailureStatuses, new("lost")]);
        var video = options.JobWait.Polling[JobKind.Video];
        (video.FirstPause, video.LongestPause, video.Jitter).ShouldBe((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8), 0.5));
        var live = options.LiveUpdates.ShouldNotBeNull();
        (live.ClientId, live.Address, live.MaxMessageSize).ShouldBe(("client-7", new Uri("wss://live.example/app/key"), 5000));
        (live.StatusPause, live.ReconnectDelay, live.MaxReconnectDelay).ShouldBe((TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(40)));
        options.JobWait.Polling[JobKind.Image].FirstPause.ShouldBe(new JobWaitOptions().Polling[JobKind.Image].FirstPause);
    }

    [Fact]
    public void Values_OnEveryOptionThatIsNoObject_HaveOne()
    {
        var keys = OptionsOf(typeof(DryApiClientOptions), "").Order(StringComparer.Ordinal).ToList();

        Values.Keys.Select(key => key.Replace("Video:", "*:", StringComparison.Ordinal).Replace(":0", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(keys);
    }

    [Theory]
    [InlineData("ApiKey", null, "The API key is empty.", "Set DryApi:ApiKey in the user secrets or the environment (DryApi__ApiKey)")]
    [InlineData("BaseAddress", "http://dryapi.example/", "BaseAddress is not https but http", "Set DryApi:BaseAddress in appsettings.json")]
    [InlineData("Timeout", "-00:00:01", "has to be more than zero", "Set DryApi:Timeout in")]
    [InlineData("StatusCallsPerMinute", "0", "it has to be 1 to 1000000", "Set DryApi:StatusCallsPerMinute in")]
    [InlineData("Retry:MaxRetries", "101", "MaxRetries is 101; it has to be 0 to 100.", "Set DryApi:Retry:MaxRetries in appsettings.json, the environment (DryApi__Retry__MaxRetries)")]
    [InlineData("JobWait:Timeout", "00:00:00", "has to be more than zero", "Set DryApi:JobWait:Timeout in")]
    [InlineData("JobWait:Polling:Video:Jitter", "2", "it has to be 0 to 1.", "Set DryApi:JobWait:Polling:Video:Jitter in")]
    [InlineData("LiveUpdates:ClientId", "", "LiveUpdates.ClientId is empty.", "Set DryApi:LiveUpdates:ClientId in appsettings.json")]
    [InlineData("LiveUpdates:Adress", "wss://live.example/app/key", "Adress", "DryApi")]
    [InlineData("Timeout", "soon", "DryApi:Timeout", "")]
    [InlineData("JobWait:Polling:Hologram:Jitter", "0", "Hologram", "")]
    [InlineData("Timout", "00:00:30", "Timout", "DryApi")]
    [InlineData("Retry:Max", "1", "Max", "DryApi")]
    public void Start_OnValueThatCannotBeUsed_SaysWhereItStands(string key, string? value, string expected, string advice)
    {
        using var application = new Application(new() { ["DryApi:ApiKey"] = "key-that-must-stay-secret", [$"DryApi:{key}"] = value }, services => services.AddDryApi());

        var refused = Should.Throw<OptionsValidationException>(application.Start);

        refused.Message.ShouldContain(expected);
        refused.Message.ShouldContain(advice);
        refused.Message.ShouldNotContain("(Parameter");
    }

    [Fact]
    public void Start_OnSecretThatCannotBeUsed_DoesNotShowIt()
    {
        using var application = new Application(new() { ["DryApi:Clients:second:ApiKey"] = "top secret" }, services => services.AddDryApi("second"));

        var refused = Should.Throw<OptionsValidationException>(application.Start);

        refused.Message.ShouldContain("DryApi:Clients:second:ApiKey");
        refused.Message.ShouldNotContain("top secret");
    }

    [Fact]
    public void Client_OnNoConfigurationAtAll_SaysWhatIsMissing()
    {
        using var application = new Application(null, services => services.AddDryApi());

        Should.Throw<OptionsValidationException>(() => application.Client).Message.ShouldContain("Set DryApi:ApiKey");
    }

    private static IEnumerable<string> OptionsOf(Type type, string path) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => property.PropertyType switch
    {
        var objects when objects == typeof(HttpClient) || objects == typeof(TimeProvider) || objects == typeof(IAuthenticationProvider) || objects == typeof(IDryApiSubmissionStore) => [],
        var nested when nested == typeof(RetryOptions) || nested == typeof(JobWaitOptions) || nested == typeof(LiveUpdatesOptions) => OptionsOf(nested, $"{path}{property.Name}:"),
        var byKind when byKind == typeof(IDictionary<JobKind, JobPolling>) => OptionsOf(typeof(JobPolling), $"{path}{property.Name}:*:"),
        _ => [path + property.Name],
    });
}
