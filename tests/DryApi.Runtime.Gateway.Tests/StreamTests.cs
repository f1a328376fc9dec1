using System.Net.ServerSentEvents;
using DryApi.TestSupport.Clocks;
using Microsoft.AspNetCore.Http;

namespace DryApi.Gateway.Tests;

/// <summary>Server-sent events: a stream that comes in pieces, breaks, falls silent, or is none.</summary>
public sealed class StreamTests(LoopbackServer server)
{
    private const string First = """{"id":"j1","status":"IN_PROGRESS","output":"Hel"}""";
    private const string Second = """{"id":"j1","status":"COMPLETED","output":"lo"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_ThatComeInPieces_AreThereAsSoonAsTheyAreWhole()
    {
        var next = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, _) =>
        {
            await send(": hello\r\n\r\nevent: piece\r\nid: 7\r\nretry: 1500\r\ndata: " + First[..20]);
            await send(First[20..] + "\r\n\r\n");
            await next.Task;
            await send($"data: {Second}\n\n");
        }));
        using var client = Clients.Of(inbox);

        await using var events = client.Runpod["chat"].Stream["j1"].GetStreamingAsync(new RunpodItemStreamItemQuery { EndpointId = "e1" }, cancellationToken: Token).GetAsyncEnumerator(Token);

        (await events.MoveNextAsync()).ShouldBeTrue();
        (events.Current.Data.Status, events.Current.Data.Output!.Value.GetString(), events.Current.EventType, events.Current.EventId, events.Current.ReconnectionInterval)
            .ShouldBe(("IN_PROGRESS", "Hel", "piece", "7", TimeSpan.FromSeconds(1.5)));
        next.SetResult();
        (await events.MoveNextAsync()).ShouldBeTrue();
        (events.Current.Data.Status, events.Current.EventType).ShouldBe(("COMPLETED", "message"));
        (await events.MoveNextAsync()).ShouldBeFalse();
        ($"{inbox.Request.Method} {inbox.Request.Target}", inbox.Request.Header("Accept"), inbox.Request.Header("Authorization"))
            .ShouldBe(("GET /v1/runpod/chat/stream/j1?endpointId=e1", "text/event-stream", Clients.Authorization));
    }

    [Fact]
    public async Task Events_OfAnyJson_AreJson()
    {
        var inbox = server.Open(Responses.Events("data: {\"models\":\ndata: [1]}\n\ndata:\n\ndata: {}\n\n"));
        using var client = Clients.Of(inbox);

        var events = await ReadAsync(client.Queue.BatchScaling.Stream.GetStreamingAsync(cancellationToken: Token));

        events.Select(item => item.Data.Value.ToString()).ShouldBe(["{\"models\":\n[1]}", "{}"]);
    }

    [Fact]
    public async Task Event_ThatSaysDone_EndsTheStream()
    {
        var left = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\ndata: [DONE]\n\ndata: {Second}\n\n");
            await Responses.Never(context);
            left.SetResult();
        }));
        using var client = Clients.Of(inbox);

        (await ReadAsync(Read(client))).ShouldHaveSingleItem().Data.Status.ShouldBe("IN_PROGRESS");

        await left.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Reading_ThatEndsEarly_EndsTheResponse()
    {
        var left = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\n");
            await Responses.Never(context);
            left.SetResult();
        }));
        using var client = Clients.Of(inbox);

        await foreach (var item in Read(client))
        {
            item.Data.Id.ShouldBe("j1");
            break;
        }

        await left.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Connection_ThatIsCut_IsNoEndAndNothingIsSentAgain()
    {
        var read = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\n");
            await read.Task;
            context.Abort();
        }));
        using var client = Clients.Of(inbox);
        var seen = new List<string>();

        var failure = await Should.ThrowAsync<DryApiConnectionException>(async () =>
        {
            await foreach (var item in Read(client))
            {
                seen.Add(item.Data.Status);
                read.SetResult();
            }
        });

        seen.ShouldBe(["IN_PROGRESS"]);
        (inbox.Requests.Count, failure.ResponseStatusCode, failure.RequestMethod).ShouldBe((1, 200, "GET"));
        failure.Message.ShouldStartWith("The connection ended before the whole answer was there");
        failure.ToString().ShouldNotContain(Clients.Key);
    }

    /// <summary>The standard drops an event that no blank line ends; whoever waits for it must hear of that.</summary>
    [Theory]
    [InlineData("data: FIRST\n\n", false)]
    [InlineData("data: FIRST\n\ndata: SECOND\n", true)]
    [InlineData("data: FIRST\r\n\r\ndata: SECOND\r\n", true)]
    [InlineData("data: FIRST\r\rdata: SECOND\r", true)]
    [InlineData("data: FIRST\r\r", false)]
    [InlineData("data: FIRST\n\ndata: {\"id\":", true)]
    [InlineData("data: FIRST\n\ndata: SECOND\nid: 3", true)]
    [InlineData("data: FIRST\n\n: still here", false)]
    [InlineData("data: FIRST\n\n: still here\n", false)]
    [InlineData("data: FIRST\n\nretry: 100\n", false)]
    [InlineData("data: FIRST\n\ndata: [DONE]\n", false)]
    [InlineData("data: FIRST\n\ndata:[DONE]", false)]
    public async Task End_InTheMiddleOfAnEvent_IsNone(string text, bool isCut)
    {
        var inbox = server.Open(Responses.Events(async (send, _) =>
        {
            foreach (var piece in text.Replace("FIRST", First, StringComparison.Ordinal).Replace("SECOND", Second, StringComparison.Ordinal).Chunk(7))
            {
                await send(new string(piece));
            }
        }));
        using var client = Clients.Of(inbox);
        var count = 0;

        async Task ReadAllAsync()
        {
            await foreach (var _ in Read(client))
            {
                count++;
            }
        }

        if (isCut)
        {
            (await Should.ThrowAsync<DryApiConnectionException>(ReadAllAsync)).Message.ShouldContain("in the middle of an event");
        }
        else
        {
            await ReadAllAsync();
        }

        count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reading_ThatIsCancelled_EndsByTheCallersToken(bool isOfTheEnumerator)
    {
        var left = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\n");
            await Responses.Never(context);
            left.SetResult();
        }));
        using var client = Clients.Of(inbox);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var events = isOfTheEnumerator ? Read(client, CancellationToken.None).WithCancellation(source.Token).GetAsyncEnumerator() : Read(client, source.Token).WithCancellation(CancellationToken.None).GetAsyncEnumerator();

        (await events.MoveNextAsync()).ShouldBeTrue();
        var next = events.MoveNextAsync();
        await source.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(async () => await next)).CancellationToken.ShouldBe(source.Token);
        await events.DisposeAsync();
        await left.Task.WaitAsync(Token);
    }

    /// <summary>What came is not read on by whoever has ended it.</summary>
    [Fact]
    public async Task Reading_ThatIsCancelledBetweenEvents_GivesNoMore()
    {
        var inbox = server.Open(Responses.Events($"data: {First}\n\ndata: {Second}\n\n"));
        using var client = Clients.Of(inbox);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var events = Read(client, source.Token).GetAsyncEnumerator(CancellationToken.None);

        (await events.MoveNextAsync()).ShouldBeTrue();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
    }

    [Fact]
    public async Task Refusal_BeforeTheStream_IsTheUsualException()
    {
        var inbox = server.Open(Responses.Json("""{"error":{"code":"invalid_key","message":"No such key."}}""", 401));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiUnauthorizedException>(() => ReadAsync(Read(client)));

        (failure.ServiceMessage, failure.ResponseStatusCode).ShouldBe(("No such key.", 401));
    }

    [Fact]
    public async Task Refusal_ThatPasses_IsTriedAgainBeforeTheStream()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 429, ("Retry-After", "3")), Responses.Json("{}", 503), Responses.Events($"data: {First}\n\n")));
        using var client = Clients.Of(inbox);

        (await ReadAsync(Read(client))).Count.ShouldBe(1);

        inbox.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Reading_OnceMore_SendsItAnew()
    {
        var inbox = server.Open(Responses.Events($"data: {First}\n\n"));
        using var client = Clients.Of(inbox);
        var events = Read(client);
        inbox.Requests.ShouldBeEmpty();

        await ReadAsync(events);
        await ReadAsync(events);

        inbox.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"id":"j1","status":"COMPLETED"}""", "it is 'application/json' and no stream of events; where the request says whether to stream, it has to say so")]
    [InlineData("""{"error":{"message":"This model does not stream."}}""", "an error inside: This model does not stream.")]
    public async Task Response_ThatIsNoStream_IsAFailureThatSaysWhatItIs(string body, string expected)
    {
        var inbox = server.Open(Responses.Json(body));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiResponseException>(() => ReadAsync(Read(client)));

        failure.Message.ShouldContain(expected);
        failure.Excerpt.ShouldBe(body);
    }

    [Fact]
    public async Task Response_WithoutContent_HasNoEvents()
    {
        var inbox = server.Open(Responses.Empty(204));
        using var client = Clients.Of(inbox);

        (await ReadAsync(Read(client))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"error":{"message":"The worker died."}}""", "an error inside: The worker died.")]
    [InlineData("""{"id":"j1"}""", "'status' of ProviderJob is missing")]
    [InlineData("working on it", "not what the contract says")]
    public async Task Event_ThatIsNoneOfTheContract_IsAFailureAtItsPlace(string data, string expected)
    {
        var inbox = server.Open(Responses.Events($"data: {First}\n\ndata: {data}\n\n"));
        using var client = Clients.Of(inbox);
        var count = 0;

        var failure = await Should.ThrowAsync<DryApiResponseException>(async () =>
        {
            await foreach (var _ in Read(client))
            {
                count++;
            }
        });

        (count, failure.ResponseStatusCode, failure.Excerpt).ShouldBe((1, 200, data));
        failure.Message.ShouldContain(expected);
    }

    /// <summary>The limit holds for an event: a stream is as long as it likes.</summary>
    [Fact]
    public async Task Event_LargerThanTheLimit_IsRefusedAndManySmallOnesAreNot()
    {
        var inbox = server.Open(Responses.Events(async (send, _) =>
        {
            for (var i = 0; i < 50; i++)
            {
                await send($"data: {First}\n\n");
            }

            await send($"data: {First.Replace("Hel", new string('a', 3000), StringComparison.Ordinal)}\n\n");
        }));
        using var client = Clients.Of(inbox, options => options.MaxResponseSize = 1000);
        var count = 0;

        var failure = await Should.ThrowAsync<DryApiResponseException>(async () =>
        {
            await foreach (var _ in Read(client))
            {
                count++;
            }
        });

        count.ShouldBe(50);
        failure.Message.ShouldContain("An event of the stream is larger than 1000 bytes, which is the limit (MaxResponseSize).");
    }

    [Fact]
    public async Task Stream_ThatFallsSilent_EndsByTheTimeout()
    {
        var clock = new PassingTimeProvider();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\n");
            await Responses.Never(context);
        }));
        using var client = Clients.Of(inbox, options => (options.TimeProvider, options.Timeout) = (clock, TimeSpan.FromSeconds(30)));
        await using var events = Read(client).GetAsyncEnumerator(Token);
        (await events.MoveNextAsync()).ShouldBeTrue();

        // Nobody waits for the stream between two events, however long that takes.
        clock.EndLimits();
        var next = events.MoveNextAsync();
        next.IsCompleted.ShouldBeFalse();
        clock.EndLimits();

        (await Should.ThrowAsync<DryApiTimeoutException>(async () => await next)).Message.ShouldContain("did not come within 30 seconds");
    }

    [Fact]
    public void Request_ThatBreaksARule_IsRefusedBeforeItIsRead()
    {
        using var client = Clients.Of(server.Open(Responses.Events("")));

        Should.Throw<DryApiValidationException>(() => client.Runpod["chat"].Stream["j1"].GetStreamingAsync(new RunpodItemStreamItemQuery { EndpointId = "" }, cancellationToken: Token)).Errors.Keys.ShouldBe(["endpointId"]);
    }

    [Fact]
    public async Task Events_ThroughAnAdapterOfKiota_ComeAsTheyAreSent()
    {
        var next = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, context) =>
        {
            await send($"data: {First}\n\n");
            await next.Task;
            context.Abort();
        }));
        using var http = new HttpClient();
        using var client = Clients.OnKiota(inbox, http);
        await using var events = Read(client).GetAsyncEnumerator(Token);

        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.Data.Status.ShouldBe("IN_PROGRESS");
        next.SetResult();
        await Should.ThrowAsync<DryApiConnectionException>(async () => await events.MoveNextAsync());
        (inbox.Request.Header("Accept"), inbox.Request.Header("Authorization")).ShouldBe(("text/event-stream", Clients.Authorization));
    }

    [Fact]
    public async Task Refusal_ThroughAnAdapterOfKiota_IsTheUsualException()
    {
        var inbox = server.Open(Responses.Json("""{"message":"Slower."}""", 429, ("Retry-After", "7")));
        using var http = new HttpClient();
        using var client = Clients.OnKiota(inbox, http);

        var failure = await Should.ThrowAsync<DryApiRateLimitException>(() => ReadAsync(Read(client)));

        (failure.ServiceMessage, failure.RetryAfter, inbox.Requests.Count).ShouldBe(("Slower.", TimeSpan.FromSeconds(7), 1));
    }

    /// <summary>An HTTP client of the caller has a limit for a call, which is no limit of the stream.</summary>
    [Fact]
    public async Task Events_ThroughAnHttpClientOfTheCaller_ComeAsTheyAreSent()
    {
        var next = new TaskCompletionSource();
        var inbox = server.Open(Responses.Events(async (send, _) =>
        {
            await send($"data: {First}\n\n");
            await next.Task;
            await send($"data: {Second}\n\n");
        }));
        using var http = new HttpClient();
        using var client = Clients.Of(inbox, options => options.HttpClient = http);
        await using var events = Read(client).GetAsyncEnumerator(Token);

        (await events.MoveNextAsync()).ShouldBeTrue();
        next.SetResult();
        (await events.MoveNextAsync()).ShouldBeTrue();
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Operation_AsData_StreamsToo()
    {
        var inbox = server.Open(Responses.Events($"id: 1\ndata: {First}\n\n"));
        using var client = Clients.Of(inbox);
        var values = new Dictionary<string, object?> { ["surface"] = "chat", ["jobId"] = "j1" };

        var both = await ReadAsync(GatewayOperations.RunpodItemStreamItem.StreamAsync(client.RequestAdapter, values, Token));
        var alone = (await client.RunAsync(GatewayOperations.QueueBatchScalingStream, new Dictionary<string, object?>(), Token)).ShouldBeAssignableTo<IAsyncEnumerable<SseItem<object>>>();

        both.ShouldHaveSingleItem().Data.ShouldBeOfType<ProviderJob>().Status.ShouldBe("IN_PROGRESS");
        (await ReadAsync(alone!)).ShouldHaveSingleItem().EventId.ShouldBe("1");
        Should.Throw<InvalidOperationException>(() => GatewayOperations.QueueMetrics.StreamAsync(client.RequestAdapter, values, Token)).Message.ShouldContain("queue-metrics does not stream");
        Should.Throw<DryApiValidationException>(() => GatewayOperations.RunpodItemStreamItem.StreamAsync(client.RequestAdapter, new Dictionary<string, object?>(), Token)).Errors.Keys.ShouldBe(["surface", "jobId"], ignoreOrder: true);
    }

    private static IAsyncEnumerable<SseItem<ProviderJob>> Read(GatewayClient client, CancellationToken? cancellationToken = null) =>
        client.Runpod["chat"].Stream["j1"].GetStreamingAsync(cancellationToken: cancellationToken ?? Token);

    private static async Task<List<SseItem<T>>> ReadAsync<T>(IAsyncEnumerable<SseItem<T>> events)
    {
        var all = new List<SseItem<T>>();
        await foreach (var item in events)
        {
            all.Add(item);
        }

        return all;
    }
}
