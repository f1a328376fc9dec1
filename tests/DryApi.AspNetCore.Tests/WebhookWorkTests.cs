using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.AspNetCore.Tests;

/// <summary>Each delivery is handled once and none is lost, whatever handlers, servers and caches do.</summary>
public sealed class WebhookWorkTests
{
    private static readonly TimeSpan ResponseTimeout = new DryApiWebhookOptions().ResponseTimeout;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_ThatComesAgain_IsHandledOnce()
    {
        await using var receiver = await Receiver.StartAsync();

        var statuses = new[] { await receiver.SendAsync(), await receiver.SendAsync(), await receiver.SendAsync(2) };

        statuses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
        receiver.Handled.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Delivery_WithoutAnId_IsKnownByItsBytes()
    {
        await using var receiver = await Receiver.StartAsync();

        await receiver.SendAsync("{\"event\":\"account.limited\"}"u8.ToArray());
        await receiver.SendAsync("{\"event\":\"account.limited\"}"u8.ToArray());
        await receiver.SendAsync("{\"event\":\"account.open\"}"u8.ToArray());

        receiver.Handled.Select(received => received.Type.Value).ShouldBe(["account.limited", "account.open"]);
    }

    [Fact]
    public async Task Handler_ThatThrows_GetsTheDeliveryAgain()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.OnEvent = static (_, _) => throw new IOException("the disk is full");

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        receiver.Log.ShouldHaveSingleItem().ShouldContain("the disk is full");
        receiver.OnEvent = static (_, _) => Task.CompletedTask;

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        receiver.Handled.Count.ShouldBe(1);
        string.Concat(receiver.Log).ShouldNotContain(Receiver.Secret);
    }

    [Fact]
    public async Task Handler_ThatIsSlow_GoesOnAndIsAnsweredForByTheNextAttempt()
    {
        await using var receiver = await Receiver.StartAsync();
        var (begun, end) = Block(receiver);

        var first = receiver.SendAsync();
        await begun;
        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await receiver.Clock.HasTimerAsync(ResponseTimeout);
        receiver.Clock.Advance(ResponseTimeout);
        (await first).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        end();
        await WaitForLogAsync(receiver, "Debug 10: ");
        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        receiver.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RespondFirst_RespondsBeforeTheWork_AndTheProgramEndsAfterIt()
    {
        await using var receiver = await Receiver.StartAsync(options => options.RespondFirst = true);
        var (begun, end) = Block(receiver);

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await begun;
        var stopping = receiver.Services.GetRequiredService<WebhookWork>().StopAsync(Token);
        stopping.IsCompleted.ShouldBeFalse();
        receiver.Handled.ShouldBeEmpty();
        end();
        await stopping;

        receiver.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Handler_ThatOutlivesTheTimeOfTheHost_IsCanceledAndAnotherServerHandlesTheDelivery()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var one = await Receiver.StartAsync(options => options.RespondFirst = true, clock, cache);
        await using var two = await Receiver.StartAsync(clock: clock, cache: cache);
        one.OnEvent = static (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        await one.SendAsync();

        await one.Services.GetRequiredService<WebhookWork>().StopAsync(new CancellationToken(canceled: true));

        (await two.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (one.Handled.Count, two.Handled.Count).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Queue_ThatIsFull_PutsDeliveriesOff()
    {
        await using var receiver = await Receiver.StartAsync(options => (options.MaxConcurrency, options.QueueCapacity, options.RespondFirst) = (1, 1, true));
        var (begun, end) = Block(receiver);

        (await receiver.SendAsync(1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await begun;
        (await receiver.SendAsync(2)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await receiver.SendAsync(3)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        end();
        await WaitForLogAsync(receiver, "Debug 10: ", 2);

        (await receiver.SendAsync(3)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await receiver.StopAsync();
        receiver.Handled.Select(received => received.DeliveryId[^1]).ShouldBe(['1', '2', '3'], ignoreOrder: true);
    }

    [Fact]
    public async Task Servers_ThatShareACache_HandleADeliveryOnce()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var one = await Receiver.StartAsync(clock: clock, cache: cache);
        await using var two = await Receiver.StartAsync(clock: clock, cache: cache);

        (await one.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await two.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        (one.Handled.Count, two.Handled.Count).ShouldBe((1, 0));
        cache.Keys.ShouldHaveSingleItem().ShouldMatch("^DryApi:Webhooks:[0-9A-F]{64}$");
    }

    [Fact]
    public async Task Servers_ThatGetADeliveryAtTheSameTime_HandleItOnce()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var one = await Receiver.StartAsync(clock: clock, cache: cache);
        await using var two = await Receiver.StartAsync(clock: clock, cache: cache);

        // Both have read that nobody has it before either writes, and both have written once the time to settle is over.
        cache.OnRead = Both();
        cache.OnWritten = Both();
        var responses = await Task.WhenAll(one.SendAsync(), two.SendAsync());

        responses.Select(response => response.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], ignoreOrder: true);
        (one.Handled.Count + two.Handled.Count).ShouldBe(1);
    }

    [Fact]
    public async Task Server_ThatDies_LeavesItsDeliveryToOthersOnceItsClaimIsOver()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        var claimTimeout = new DryApiWebhookOptions().ClaimTimeout;
        await new DistributedClaims(cache, clock).ClaimAsync("5b0c6a1e-0000-4000-8000-000000000001", claimTimeout, Token);
        await using var other = await Receiver.StartAsync(clock: clock, cache: cache);

        (await other.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        clock.Advance(claimTimeout);
        (await other.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        other.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Claim_OfAHandlerThatWorksForLong_IsRenewed()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        var claimTimeout = new DryApiWebhookOptions().ClaimTimeout;
        await using var one = await Receiver.StartAsync(options => options.RespondFirst = true, clock, cache);
        await using var two = await Receiver.StartAsync(clock: clock, cache: cache);
        var (begun, end) = Block(one);

        await one.SendAsync();
        await begun;
        for (var i = 0; i < 6; i++)
        {
            clock.Advance(claimTimeout / 2);
        }

        (await two.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        end();
        await one.StopAsync();
        (await two.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (one.Handled.Count, two.Handled.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Renewal_ThatIsUnderWayAtTheEnd_DoesNotUndoIt()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var receiver = await Receiver.StartAsync(options => options.RespondFirst = true, clock, cache);
        var (begun, end) = Block(receiver);
        await receiver.SendAsync();
        await begun;
        var slow = new TaskCompletionSource();
        cache.OnWrite = value => value == "handled" ? Task.CompletedTask : slow.Task;

        clock.Advance(new DryApiWebhookOptions().ClaimTimeout / 3);
        end();
        await WaitForHandledAsync(receiver);
        for (var i = 0; i < 1000; i++)
        {
            // Time for whoever does not wait.
            await Task.Yield();
        }

        slow.SetResult();
        await receiver.Services.GetRequiredService<WebhookWork>().StopAsync(Token);

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        receiver.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cache_ThatCannotBeReachedAfterTheHandler_LetsTheDeliveryBeHandled()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var receiver = await Receiver.StartAsync(clock: clock, cache: cache);
        receiver.OnEvent = (_, _) =>
        {
            cache.IsDown = true;
            return Task.CompletedTask;
        };

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        receiver.Log.ShouldContain(line => line.StartsWith("Error 11: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Id_ThatIsNoWord_IsKnownByTheBytesAndNotLogged()
    {
        await using var receiver = await Receiver.StartAsync();
        var body = "{\"event\":\"a\\nb\",\"delivery_id\":\"c\\nd\"}"u8.ToArray();

        await SendAsync();
        (await SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        receiver.Handled.ShouldHaveSingleItem().DeliveryId.ShouldBe("c\nd");
        receiver.Log.Count.ShouldBe(2);
        receiver.Log.ShouldAllBe(line => !line.Contains('\n'));

        // No header carries them.
        Task<HttpResponseMessage> SendAsync() => receiver.SendAsync(body, change: static request =>
        {
            request.Headers.Remove("X-dryAPI-Event");
            request.Headers.Remove("X-dryAPI-Delivery-Id");
        });
    }

    [Fact]
    public async Task Claim_ThatRanOutAndIsAnothers_IsNotGivenBack()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        var (one, two) = (new DistributedClaims(cache, clock), new DistributedClaims(cache, clock));
        (await one.ClaimAsync("id", TimeSpan.FromMinutes(1), Token)).ShouldBe(WebhookClaim.Claimed);
        clock.Advance(TimeSpan.FromMinutes(1));
        (await two.ClaimAsync("id", TimeSpan.FromMinutes(1), Token)).ShouldBe(WebhookClaim.Claimed);

        await one.ReleaseAsync("id", Token);

        (await one.ClaimAsync("id", TimeSpan.FromMinutes(1), Token)).ShouldBe(WebhookClaim.InWork);
    }

    [Fact]
    public async Task Cache_ThatCannotBeReached_PutsDeliveriesOff()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock) { IsDown = true };
        await using var receiver = await Receiver.StartAsync(clock: clock, cache: cache);

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        receiver.Log.ShouldHaveSingleItem().ShouldContain("The cache cannot be reached.");
        cache.IsDown = false;

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        receiver.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deliveries_OfManyAtOnce_AreEachHandledOnce()
    {
        var clock = new ReceiverClock();
        var cache = new SharedCache(clock);
        await using var one = await Receiver.StartAsync(clock: clock, cache: cache);
        await using var two = await Receiver.StartAsync(clock: clock, cache: cache);
        var random = new Random(20260301);
        var ids = Enumerable.Range(1, 200).SelectMany(id => Enumerable.Repeat(id, random.Next(1, 3))).ToArray();
        random.Shuffle(ids);

        var open = ids.ToList();
        while (open.Count > 0)
        {
            var responses = await Task.WhenAll(open.Select(async id => (id, (await (id % 3 == 0 ? two : one).SendAsync(id)).StatusCode)));
            open = [.. responses.Where(response => response.StatusCode != HttpStatusCode.OK).Select(response => response.id)];
        }

        one.Handled.Concat(two.Handled).Select(received => received.DeliveryId).Order().ShouldBe(Enumerable.Range(1, 200).Select(id => $"5b0c6a1e-0000-4000-8000-{id:D12}"));
    }

    /// <summary>Lets the first who comes wait for the second.</summary>
    private static Func<Task> Both()
    {
        var (count, both) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return () =>
        {
            if (Interlocked.Increment(ref count) == 2)
            {
                both.SetResult();
            }

            return both.Task;
        };
    }

    /// <summary>Lets each handler wait until the test ends it.</summary>
    private static (Task Begun, Action End) Block(Receiver receiver)
    {
        var (begun, end) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        receiver.OnEvent = (_, _) =>
        {
            begun.TrySetResult();
            return end.Task;
        };
        return (begun.Task, end.SetResult);
    }

    private static async Task WaitForHandledAsync(Receiver receiver)
    {
        while (receiver.Handled.IsEmpty)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task WaitForLogAsync(Receiver receiver, string start, int count = 1)
    {
        while (receiver.Log.Count(line => line.StartsWith(start, StringComparison.Ordinal)) < count)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
