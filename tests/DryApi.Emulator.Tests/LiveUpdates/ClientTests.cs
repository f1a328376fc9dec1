using System.Globalization;
using DryApi.V2;
using DryApiClient = DryApi.DryApiClient;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>Live updates of the emulator, through the SDK.</summary>
public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => ["v1", "v2"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Watch_OfAPicture_GivesItsWay(string version)
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf(version, emulator);
        await client.Live.ConnectAsync(Cancellation);
        var job = await SubmitAsync(client);
        var began = new TaskCompletionSource();

        var seen = CollectAsync(client.Live.WatchAsync(job, Cancellation), began);
        await began.Task;
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        var updates = await seen;

        updates.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Status.Value} {each.Percent} {each.IsEnd}"))
            .ShouldBe(["pending 0 False", "processing 0 False", "in_progress 25 False", "in_progress 50 False", "in_progress 75 False", "done 100 True"]);
        updates.ShouldAllBe(each => each.JobId == job.Id);
        updates.Skip(2).ShouldAllBe(each => each.PreviewMediaType == "image/jpeg" && each.Preview!.Value.Length > 100);
        using var plain = new HttpClient();
        (await plain.GetByteArrayAsync(updates[^1].ResultUrl!, Cancellation)).Length.ShouldBeGreaterThan(0);
        StatusCalls(emulator, job).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Wait_ForAPicture_AsksTwice(string version)
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf(version, emulator);
        await client.Live.ConnectAsync(Cancellation);
        var job = await SubmitAsync(client);
        var progress = new Progress();

        var wait = job.WaitAsync(progress, Cancellation);
        await progress.Began.Task;
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        var result = await wait;

        result.ResultUrl.ShouldNotBeNull();
        result.Formats.Keys.ShouldContain("webp");
        StatusCalls(emulator, job).ShouldBe(2);
    }

    /// <summary>Jobs are the account's: whoever submits them, and with whichever version.</summary>
    [Fact]
    public async Task WatchAll_OfBothVersions_GivesTheJobsOfOthers()
    {
        await using var emulator = await StartAsync();
        using var first = ClientOf("v1", emulator);
        using var second = ClientOf("v2", emulator);
        await using var watching = first.Live.WatchAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var next = watching.MoveNextAsync();
        await first.Live.ConnectAsync(Cancellation);

        var job = await SubmitAsync(second);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

        while (await next && !watching.Current.IsEnd)
        {
            next = watching.MoveNextAsync();
        }

        (watching.Current.JobId, watching.Current.Status).ShouldBe((job.Id, JobStatus.Done));
    }

    [Theory]
    [InlineData("2", "The API did not allow live updates: This key is good for the channel private-client.1 alone.")]
    public async Task Connect_WithAForeignId_SaysWhy(string clientId, string expected)
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf("v1", emulator, clientId);

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.Live.ConnectAsync(Cancellation))).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Connect_WithAKeyThatThereIsNot_SaysWhy()
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf("v1", emulator, address: new Uri(emulator.LiveUpdatesAddress, "no-such-key"));

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.Live.ConnectAsync(Cancellation))).Message.ShouldContain("closed the connection with 4001: App key no-such-key does not exist.");
    }

    /// <summary>Starts an emulator whose clock stands.</summary>
    private static async Task<DryApiEmulator> StartAsync()
    {
        var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        emulator.Clock.Stop();
        return emulator;
    }

    private static DryApiClientBase ClientOf(string version, DryApiEmulator emulator, string clientId = "1", Uri? address = null)
    {
        var options = new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator.BaseAddress, LiveUpdates = new LiveUpdatesOptions { ClientId = clientId, Address = address ?? emulator.LiveUpdatesAddress, StatusPause = TimeSpan.FromDays(1) } };
        return version == "v1" ? new DryApiClient(options) : new DryApi.V2.DryApiClient(options);
    }

    private static Task<DryApiJob> SubmitAsync(DryApiClientBase client) => client is DryApiClient first
        ? first.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 1, Steps = 1, Seed = 1 }, Cancellation)
        : ((DryApi.V2.DryApiClient)client).Images.Generations.SubmitAsync(new ImagesGenerationsRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 1, Steps = 1, Seed = 1 }, Cancellation);

    private static int StatusCalls(DryApiEmulator emulator, DryApiJob job) => emulator.Calls.Count(call => call.Method == "GET" && call.Path.EndsWith("/" + job.Id, StringComparison.Ordinal));

    private static async Task<List<JobUpdate>> CollectAsync(IAsyncEnumerable<JobUpdate> updates, TaskCompletionSource began)
    {
        var seen = new List<JobUpdate>();
        await foreach (var update in updates)
        {
            seen.Add(update);
            began.TrySetResult();
        }

        return seen;
    }

    private sealed class Progress : IProgress<JobProgress>
    {
        public TaskCompletionSource Began { get; } = new();

        public void Report(JobProgress value) => Began.TrySetResult();
    }
}
