using DryApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Tested;

/// <summary>Options from configuration.</summary>
public sealed class ConfiguredTests
{
    [Fact]
    public void Options_OnASectionOfConfiguration_AreBound()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DryApi:ApiKey"] = "key",
            ["DryApi:BaseAddress"] = "https://dryapi.example/",
            ["DryApi:Timeout"] = "00:00:30",
            ["DryApi:StatusCallsPerMinute"] = "300",
            ["DryApi:Retry:MaxRetries"] = "1",
            ["DryApi:Retry:TotalTimeout"] = "00:01:00",
            ["DryApi:JobWait:Timeout"] = "00:10:00",
            ["DryApi:JobWait:FailureStatuses:0"] = "lost",
            ["DryApi:JobWait:Polling:Video:FirstPause"] = "00:00:07",
        }).Build();
        using var services = new ServiceCollection()
            .Configure<DryApiClientOptions>(configuration.GetSection("DryApi"))
            .AddSingleton(provider => new DryApiClient(provider.GetRequiredService<IOptions<DryApiClientOptions>>().Value))
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<DryApiClientOptions>>().Value;

        Assert.Equal("key", options.ApiKey);
        Assert.Equal(new Uri("https://dryapi.example/"), options.BaseAddress);
        Assert.Equal(TimeSpan.FromSeconds(30), options.Timeout);
        Assert.Equal(300, options.StatusCallsPerMinute);
        Assert.Equal(1, options.Retry.MaxRetries);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Retry.TotalTimeout);
        Assert.Equal(TimeSpan.FromMinutes(10), options.JobWait.Timeout);
        Assert.Contains(new JobStatus("lost"), options.JobWait.FailureStatuses);
        Assert.Equal(TimeSpan.FromSeconds(7), options.JobWait.Polling[JobKind.Video].FirstPause);
        Assert.Equal(TimeSpan.FromSeconds(30), options.JobWait.Polling[JobKind.Video].LongestPause);
        Assert.Equal("https://dryapi.example", services.GetRequiredService<DryApiClient>().RequestAdapter.BaseUrl);
    }

    [Fact]
    public void Options_OnAChangeAfterwards_DoNotReachTheClient()
    {
        var options = new DryApiClientOptions { ApiKey = "any", BaseAddress = new Uri("http://127.0.0.1:1") };
        using var client = new DryApiClient(options);

        options.BaseAddress = new Uri("https://other.example/");

        Assert.Equal("http://127.0.0.1:1", client.RequestAdapter.BaseUrl);
    }
}
