using System.Net;
using System.Net.Sockets;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>When a call is sent again, after which pause, and when not.</summary>
public sealed class RetryTests(LoopbackServer server)
{
    private static readonly Func<HttpContext, Task> Balance = Responses.Json("{\"balance\":1.25}");
    private static readonly Func<HttpContext, Task> Price = Responses.Json("{\"data\":{\"price\":1.25}}");

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Get_OnPassingFailure_IsSentAgain(int status)
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", status), Responses.Json("{}", status), Balance));
        using var client = Client(inbox.Url);

        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(1.25m);

        inbox.Requests.Count.ShouldBe(3);
        inbox.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer " + TestClients.Key && request.Header("Accept") == "application/json");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task Get_OnLastingFailure_IsSentOnce(int status)
    {
        var inbox = server.Open(Responses.Json("{}", status));
        using var client = Client(inbox.Url);

        var exception = await Should.ThrowAsync<DryApiException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.ResponseStatusCode.ShouldBe(status);
        exception.Attempts.Count.ShouldBe(1);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_OnResponseThatIsCut_IsSentAgain()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Cut("{\"balance\":"), Balance));
        using var client = Client(inbox.Url);

        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(1.25m);
    }

    [Fact]
    public async Task Get_OnResponseThatBreaksTheContract_IsSentOnce()
    {
        var inbox = server.Open(Responses.Text("<html>", "text/html"));
        using var client = Client(inbox.Url);

        await Should.ThrowAsync<DryApiResponseException>(() => client.Balance.GetAsync(cancellationToken: Token));

        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, 2)]
    [InlineData(408, 1)]
    [InlineData(500, 1)]
    [InlineData(502, 1)]
    [InlineData(503, 1)]
    [InlineData(504, 1)]
    public async Task Post_OnFailure_IsSentAgainOnlyWhenItWasNotTaken(int status, int requests)
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", status), Price));
        using var client = Client(inbox.Url);

        var call = client.Txt2Img.PriceCalculation.PostAsync(Calls.Price, cancellationToken: Token);

        await (requests > 1 ? (Task)call : Should.ThrowAsync<DryApiException>(() => call));
        inbox.Requests.Count.ShouldBe(requests);
        inbox.Requests.Select(request => request.BodyText).Distinct().ShouldHaveSingleItem().ShouldContain("A lighthouse");
    }

    [Fact]
    public async Task Submission_OnConnectionThatWasNeverMade_IsSentAgain()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var time = new PassingTimeProvider { OnWait = _ => { } };
        using var client = Client(new Uri($"http://127.0.0.1:{port}"), time);

        var exception = await Should.ThrowAsync<DryApiConnectionException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.Attempts.Count.ShouldBe(4);
        exception.Message.ShouldEndWith($"(POST http://127.0.0.1:{port}/api/v1/client/txt2img, 4 attempts)");
        time.Waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Failure_AfterTheLastAttempt_HasAllAttempts()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{\"message\":\"One.\"}", 500), Responses.Json("{\"message\":\"Two.\"}", 503), Responses.Json("{\"message\":\"Three.\"}", 502)));
        using var client = Client(inbox.Url, new PassingTimeProvider(), new DryApiRetryOptions { MaxRetries = 2, Randomizer = () => 0.5 });

        var exception = await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.Attempts.Select(attempt => (attempt.StatusCode, attempt.Failure)).ShouldBe([(500, "One."), (503, "Two."), (502, "Three.")]);
        exception.Attempts.Select(attempt => attempt.Pause is null).ShouldBe([false, false, true]);
        exception.Message.ShouldBe($"Three. (GET {inbox.Url}/api/v1/client/balance, status 502, 3 attempts)");
        exception.ServiceMessage.ShouldBe("Three.");
    }

    [Theory]
    [InlineData("7", 7d)]
    [InlineData("0", 0d)]
    [InlineData("1.5", 1.5)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30d)]
    public async Task Pause_OnRetryAfter_IsWhatTheServiceSays(string header, double seconds)
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.InTurn(Responses.Body([], null, 429, ("Retry-After", header)), Balance));
        using var client = Client(inbox.Url, time);

        await client.Balance.GetAsync(cancellationToken: Token);

        time.Waits.ShouldBe(seconds > 0 ? [TimeSpan.FromSeconds(seconds)] : []);
    }

    [Fact]
    public async Task Pause_OnNoRetryAfter_GrowsAndVaries()
    {
        var pauses = new List<double[]>();
        foreach (var seed in (int[])[1, 2, 3])
        {
            var random = new Random(seed);
            var time = new PassingTimeProvider();
            using var client = Client(server.Open(Responses.Json("{}", 503)).Url, time, new DryApiRetryOptions { MaxRetries = 8, MaxDelay = TimeSpan.FromSeconds(10), Randomizer = random.NextDouble });

            await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token));

            pauses.Add([.. time.Waits.Select(wait => wait.TotalSeconds)]);
        }

        pauses.ShouldAllBe(run => run.Length == 8 && run.All(pause => pause > 0 && pause <= 10) && run.Max() == 10 && run[0] < 3);
        pauses.Select(run => run[0]).Distinct().Count().ShouldBe(3, "clients that failed together do not come back together");
    }

    [Fact]
    public async Task Pause_OnRetryAfterBeyondTheTotalTime_IsNotMade()
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.Body([], null, 429, ("Retry-After", "86400"), ("X-RateLimit-Type", "daily")));
        using var client = Client(inbox.Url, time);

        var exception = await Should.ThrowAsync<DryApiRateLimitException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.RetryAfter.ShouldBe(TimeSpan.FromDays(1));
        exception.RateLimit!.ExceededLimit.ShouldBe("daily");
        exception.Message.ShouldContain("asks to wait 86400 seconds");
        time.Waits.ShouldBeEmpty();
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retries_OnTotalTimeUsedUp_EndWithTheLastFailure()
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.Body([], null, 429, ("Retry-After", "20")));
        using var client = Client(inbox.Url, time, new DryApiRetryOptions { MaxRetries = 50, TotalTimeout = TimeSpan.FromSeconds(50) });

        var exception = await Should.ThrowAsync<DryApiRateLimitException>(() => client.Balance.GetAsync(cancellationToken: Token));

        time.Waits.ShouldBe([TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)]);
        exception.Attempts.Count.ShouldBe(3);
        inbox.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Backoff_OnTotalTimeUsedUp_EndsWithTheLastFailure()
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.Json("{\"message\":\"Down.\"}", 503));
        using var client = Client(inbox.Url, time, new DryApiRetryOptions { MaxRetries = 50, TotalTimeout = TimeSpan.FromSeconds(20) });

        var exception = await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token));

        time.Waits.Sum(wait => wait.TotalSeconds).ShouldBeLessThan(20);
        exception.Attempts.Count.ShouldBe(time.Waits.Count + 1);
        exception.ServiceMessage.ShouldBe("Down.");
    }

    [Fact]
    public async Task Stalling_OnTotalTimeShorterThanTheTimeout_EndsThen()
    {
        using var client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = server.Open(Responses.Never).Url,
            Retry = new DryApiRetryOptions { TotalTimeout = TimeSpan.FromMilliseconds(50), MaxRetries = 0 },
        });

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.Balance.GetAsync(cancellationToken: Token))).Message.ShouldContain("did not answer within 0.05 seconds");
    }

    [Fact]
    public async Task Options_OfOneCall_GoBeforeTheClients()
    {
        var inbox = server.Open(Responses.Json("{}", 503));
        using var client = Client(inbox.Url);

        await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(configuration => configuration.Options.Add(new DryApiRetryOptions { MaxRetries = 1 }), Token));
        inbox.Requests.Count.ShouldBe(2);
        await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(configuration => configuration.Options.Add(new DryApiRetryOptions { MaxRetries = 0 }), Token));
        inbox.Requests.Count.ShouldBe(3);
    }

    public static TheoryData<DryApiRetryOptions, string> WrongOptions => new()
    {
        { new() { MaxRetries = -1 }, "MaxRetries is -1; it has to be 0 to 100." },
        { new() { MaxRetries = 101 }, "MaxRetries is 101; it has to be 0 to 100." },
        { new() { Delay = TimeSpan.FromSeconds(-1) }, "Delay is -00:00:01; it has to be zero to a day." },
        { new() { Delay = TimeSpan.FromDays(2) }, "Delay is 2.00:00:00; it has to be zero to a day." },
        { new() { MaxDelay = TimeSpan.Zero }, "MaxDelay is 00:00:00; it has to be more than zero, and at most a day." },
        { new() { TotalTimeout = TimeSpan.Zero }, "TotalTimeout is 00:00:00; it has to be more than zero." },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Options_OnWrongValue_AreRefusedByName(DryApiRetryOptions options, string message)
    {
        Should.Throw<ArgumentException>(() => Client(new Uri("http://127.0.0.1:1"), null, options)).Message.ShouldStartWith(message);
        var inbox = server.Open(Balance);
        using var client = Client(inbox.Url);
        (await Should.ThrowAsync<ArgumentException>(() => client.Balance.GetAsync(configuration => configuration.Options.Add(options), Token))).Message.ShouldStartWith(message);
        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Options_OnTheirBounds_AreTaken()
    {
        using var client = Client(server.Open(Responses.InTurn(Responses.Json("{}", 500), Balance)).Url, new PassingTimeProvider(), new DryApiRetryOptions { MaxRetries = 100, Delay = TimeSpan.Zero, MaxDelay = TimeSpan.FromDays(1), TotalTimeout = Timeout.InfiniteTimeSpan });

        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(1.25m);
    }

    [Fact]
    public async Task Cancellation_InAPause_EndsTheCall()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var inbox = server.Open(Responses.Json("{}", 503));
        using var client = Client(inbox.Url, new PassingTimeProvider { Stands = true, OnWait = _ => source.Cancel() });

        await Should.ThrowAsync<OperationCanceledException>(() => client.Balance.GetAsync(cancellationToken: source.Token));

        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("-5", 0d)]
    [InlineData("99999999999", 31536000d)]
    [InlineData("1e300", 31536000d)]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", 0d)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 31536000d)]
    [InlineData("10:00", null)]
    [InlineData("NaN", null)]
    [InlineData("soon", null)]
    public async Task RetryAfter_OnAnyValue_IsWithinAYearOrUnknown(string header, double? seconds)
    {
        var inbox = server.Open(Responses.Body([], null, 429, ("Retry-After", header), ("X-RateLimit-Remaining", "-7"), ("X-RateLimit-Limit", "1e9"), ("X-RateLimit-Daily-Limit", "99999999999999999999")));
        foreach (var total in (TimeSpan[])[TimeSpan.FromSeconds(1), TimeSpan.FromDays(10_000), TimeSpan.MaxValue, Timeout.InfiniteTimeSpan])
        {
            var time = new PassingTimeProvider();
            using var client = Client(inbox.Url, time, new DryApiRetryOptions { MaxRetries = 2, TotalTimeout = total });

            var exception = await Should.ThrowAsync<DryApiRateLimitException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

            (exception.RetryAfter?.TotalSeconds).ShouldBe(seconds);
            exception.RateLimit.ShouldBe(new RateLimitInfo { MinuteRemaining = 0 });
            time.Waits.ShouldAllBe(wait => wait <= TimeSpan.FromDays(1));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Options_OnTimesLongerThanTimersCount_AreTaken(bool isUpload)
    {
        using var client = new DryApiClient(new DryApiClientOptions
        {
            ApiKey = TestClients.Key,
            BaseAddress = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}")).Url,
            Timeout = TimeSpan.MaxValue,
            Retry = new DryApiRetryOptions { TotalTimeout = TimeSpan.MaxValue },
        });

        var job = isUpload
            ? await client.Img2Txt.SubmitAsync(new Img2TxtRequest { Image = FileContent.FromBytes([1], "a.png"), Model = "m" }, Token)
            : await client.Txt2Img.SubmitAsync(Calls.Image, Token);

        job.Id.ShouldBe("job-1");
    }

    /// <summary>A pause that ends too late leaves no time: what is not sent is not in doubt.</summary>
    [Fact]
    public async Task Submission_OnNoTimeLeftAfterAPause_IsStillTheRateLimit()
    {
        var time = new PassingTimeProvider { Lateness = TimeSpan.FromMinutes(1) };
        var inbox = server.Open(Responses.Body("{\"message\":\"Slower.\"}"u8.ToArray(), "application/json", 429, ("Retry-After", "20")));
        using var client = Client(inbox.Url, time, new DryApiRetryOptions { TotalTimeout = TimeSpan.FromSeconds(50) });

        var exception = await Should.ThrowAsync<DryApiRateLimitException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.ServiceMessage.ShouldBe("Slower.");
        exception.Attempts.Count.ShouldBe(1);
        inbox.Requests.Count.ShouldBe(1);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DryApiClient Client(Uri address, PassingTimeProvider? time = null, DryApiRetryOptions? retry = null) => new(new DryApiClientOptions
    {
        ApiKey = TestClients.Key,
        BaseAddress = address,
        TimeProvider = time ?? new PassingTimeProvider(),
        Retry = retry ?? new DryApiRetryOptions(),
    });
}
