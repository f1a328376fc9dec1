using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>The health check says whether the service can be used.</summary>
public sealed class HealthCheckTests(LoopbackServer server)
{
    [Theory]
    [InlineData(200, HealthStatus.Healthy, "The service responds, and takes the key.")]
    [InlineData(429, HealthStatus.Degraded, "has enough of this account's calls")]
    [InlineData(401, HealthStatus.Unhealthy, "401")]
    [InlineData(500, HealthStatus.Unhealthy, "500")]
    public async Task Check_OnStatusOfTheService_IsItsHealth(int status, HealthStatus expected, string description)
    {
        var inbox = server.Open(Responses.Json("{\"balance\":1}", status));
        using var application = new Application(null, services =>
        {
            services.AddDryApi(options => (options.ApiKey, options.BaseAddress) = ("key-that-must-stay-secret", inbox.Url));
            services.AddLogging().AddHealthChecks().AddDryApi();
        });

        var report = await application.Get<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        var (name, entry) = report.Entries.ShouldHaveSingleItem();
        (name, entry.Status).ShouldBe(("dryapi", expected));
        entry.Description!.ShouldContain(description);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_OnNamedClient_AsksWithItsKeyAndReportsAsIsAsked()
    {
        var inbox = server.Open(Responses.Json("{}", 403));
        using var application = new Application(null, services =>
        {
            services.AddDryApi("second", options => (options.ApiKey, options.BaseAddress) = ("key2-key-that-must-stay-secret", inbox.Url));
            services.AddLogging().AddHealthChecks().AddDryApi("second", failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        });

        var report = await application.Get<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), TestContext.Current.CancellationToken);

        report.Entries["dryapi:second"].Status.ShouldBe(HealthStatus.Degraded);
        inbox.Request.Header("Authorization").ShouldBe("Bearer key2-key-that-must-stay-secret");
    }
}
