using DryApi;
using NSubstitute;
using Xunit;

namespace Tested;

/// <summary>What code that uses the client can be tested with, without a service.</summary>
public sealed class ReplacedMockTests
{
    private static readonly Txt2ImgRequest Request = new() { Prompt = "A sunset", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 7.5, Steps = 4, Seed = 42 };

    [Fact]
    public async Task Job_OnAReplacedClient_IsWhatTheTestSays()
    {
        var job = Substitute.For<DryApiJob>();
        job.Id.Returns("job-1");
        job.WaitAsync(Arg.Any<IProgress<JobProgress>?>(), Arg.Any<CancellationToken>()).Returns(new JobResult { JobId = "job-1", ResultUrl = new Uri("https://example.com/a.png") });
        var builder = Substitute.For<Txt2ImgRequestBuilder>();
        builder.SubmitAsync(Request, Arg.Any<CancellationToken>()).Returns(job);
        var client = Substitute.For<DryApiClient>();
        client.Txt2Img.Returns(builder);

        Assert.Equal("https://example.com/a.png", await MakeAsync(client));

        await builder.Received(1).SubmitAsync(Request, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Failures_OnAReplacedClient_AreWhatTheTestSays()
    {
        var builder = Substitute.For<BalanceRequestBuilder>();
        builder.GetAsync(cancellationToken: TestContext.Current.CancellationToken).Returns<AccountInfo>(_ => throw new DryApiNotFoundException("no such account"));
        var client = Substitute.For<DryApiClient>();
        client.Balance.Returns(builder);

        await Assert.ThrowsAsync<DryApiNotFoundException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Jobs_OnReplacedOnes_AreWaitedFor()
    {
        var jobs = new[] { "a", "b" }.Select(id =>
        {
            var job = Substitute.For<DryApiJob>();
            job.WaitAsync(Arg.Any<IProgress<JobProgress>?>(), Arg.Any<CancellationToken>()).Returns(new JobResult { JobId = id });
            return job;
        }).ToArray();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = new Uri("http://127.0.0.1:1") });

        var outcomes = await client.Jobs.WhenAllAsync(jobs, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], outcomes.Select(outcome => outcome.Result!.JobId));
    }

    [Fact]
    public async Task Member_OnNothingSetUp_SaysThatItIsATests()
    {
        var client = Substitute.ForPartsOf<DryApiClient>();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("made for a test", failure.Message);
    }

    private static async Task<string> MakeAsync(DryApiClient client)
    {
        var job = await client.Txt2Img.SubmitAsync(Request, TestContext.Current.CancellationToken);
        return (await job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken)).ResultUrl!.ToString();
    }
}
