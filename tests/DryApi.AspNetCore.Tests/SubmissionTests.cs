using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.AspNetCore.Tests;

/// <summary>A delivery with the token of a submission tells that its job was taken; a forged one tells nothing.</summary>
public sealed class SubmissionTests
{
    private const string JobId = "9d3f0f0e-0000-4000-8000-000000000002";
    private const string Intent = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_WithTheTokenOfASubmission_TellsItsJob()
    {
        await using var receiver = await StartAsync();
        var store = await IntentAsync(receiver);

        (await receiver.SendAsync(Receiver.Body(), url: Url(receiver))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await store.FindAsync(Intent, Token))!.JobId.ShouldBe(JobId);
        receiver.Handled.Count.ShouldBe(1);
    }

    public static TheoryData<string> Forged => ["other secret", "other body", "unsigned", "old"];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Delivery_ThatIsForged_TellsNothing(string what)
    {
        await using var receiver = await StartAsync();
        var store = await IntentAsync(receiver);

        var response = await receiver.SendAsync(Receiver.Body(), what == "other secret" ? "other" : Receiver.Secret, Url(receiver), request =>
        {
            switch (what)
            {
                case "other body":
                    request.Content = new ByteArrayContent(Receiver.Body(2));
                    break;
                case "unsigned":
                    request.Headers.Clear();
                    break;
                case "old":
                    receiver.Clock.Advance(TimeSpan.FromSeconds(301));
                    break;
            }
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await store.FindAsync(Intent, Token))!.JobId.ShouldBeNull();
    }

    [Fact]
    public async Task Delivery_ThatWasHandledBefore_TellsItsJobAllTheSame()
    {
        await using var receiver = await StartAsync();
        await receiver.SendAsync();
        var store = await IntentAsync(receiver);

        (await receiver.SendAsync(Receiver.Body(), url: Url(receiver))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await store.FindAsync(Intent, Token))!.JobId.ShouldBe(JobId);
        receiver.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delivery_WhileTheStoreIsDown_ComesAgain()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var receiver = await StartAsync(clock, cache);
        var store = await IntentAsync(receiver);

        cache.IsDown = true;
        (await receiver.SendAsync(Receiver.Body(), url: Url(receiver))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        receiver.Handled.ShouldBeEmpty();
        receiver.Log.ShouldHaveSingleItem().ShouldStartWith("Error 14: ");
        cache.IsDown = false;
        (await receiver.SendAsync(Receiver.Body(), url: Url(receiver))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await store.FindAsync(Intent, Token))!.JobId.ShouldBe(JobId);
    }

    [Fact]
    public async Task Delivery_OfAnIntentThatNobodyHas_IsHandledAndKeptNowhere()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var receiver = await StartAsync(clock, cache);

        (await receiver.SendAsync(Receiver.Body(), url: Url(receiver))).StatusCode.ShouldBe(HttpStatusCode.OK);

        receiver.Handled.Count.ShouldBe(1);
        cache.Keys.ShouldAllBe(key => !key.StartsWith("DryApi:Submissions:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_InACache_KeepsTheFirstJobAndForgetsAfterTwoDays()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        var (store, other) = (new DistributedSubmissions(cache), new DistributedSubmissions(cache));
        await store.AddAsync(Intent, Token);

        (await other.FindAsync(Intent, Token))!.JobId.ShouldBeNull();
        (await other.TakeAsync(Intent, "first", Token)).ShouldBeTrue();
        (await store.TakeAsync(Intent, "second", Token)).ShouldBeTrue();
        (await store.TakeAsync("none", "third", Token)).ShouldBeFalse();
        (await store.FindAsync(Intent, Token))!.JobId.ShouldBe("first");
        (await store.FindAsync("none", Token)).ShouldBeNull();

        clock.Advance(TimeSpan.FromDays(2));
        (await store.FindAsync(Intent, Token)).ShouldBeNull();
        await store.AddAsync(Intent, Token);
        await store.RemoveAsync(Intent, Token);
        (await store.FindAsync(Intent, Token)).ShouldBeNull();
    }

    [Fact]
    public void AddDryApiSubmissions_OnAStoreOfTheApplication_LeavesItThere()
    {
        var own = new InMemorySubmissionStore();
        using var services = new ServiceCollection().AddSingleton<IDryApiSubmissionStore>(own).AddDryApiSubmissions().BuildServiceProvider();

        services.GetRequiredService<IDryApiSubmissionStore>().ShouldBeSameAs(own);
    }

    private static Uri Url(Receiver receiver) => new(receiver.Url + "?tenant=1&dryapi-submission=" + Intent);

    private static Task<Receiver> StartAsync(ReceiverClock? clock = null, SharedCache? cache = null) =>
        Receiver.StartAsync(clock: clock, cache: cache, services: static services => services.AddDryApiSubmissions());

    private static async Task<IDryApiSubmissionStore> IntentAsync(Receiver receiver)
    {
        var store = receiver.Services.GetRequiredService<IDryApiSubmissionStore>();
        await store.AddAsync(Intent, Token);
        return store;
    }
}
