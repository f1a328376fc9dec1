using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Jobs from submitting to the result, on a clock that tests turn.</summary>
public sealed class JobTests(LoopbackServer server)
{
    private static readonly Func<HttpContext, Task> Submitted = Responses.Json("""{"data":{"request_id":"job-1"}}""");
    private static readonly Func<HttpContext, Task> Pending = Status("pending");

    public static TheoryData<JobKind, double[]> Schedules => new()
    {
        { JobKind.Embedding, [0.5, 0.75, 1.125, 1.6875, 2.53125, 3, 3, 3] },
        { JobKind.Audio, [1, 1.5, 2.25, 3.375, 5, 5, 5, 5] },
        { JobKind.Image, [2, 3, 4.5, 6.75, 8, 8, 8, 8] },
        { JobKind.Video, [5, 7.5, 11.25, 16.875, 25.3125, 30, 30, 30] },
    };

    [Fact]
    public async Task Submit_OnEveryKindOfJob_FollowsItAsSuch()
    {
        var inbox = server.Open(Submitted);
        using var client = Client(inbox);
        var image = FileContent.FromBytes([1], "a.png");
        var audio = FileContent.FromBytes([1], "a.mp3");

        var jobs = new[]
        {
            await client.Txt2Img.SubmitAsync(Calls.Image, Token),
            await client.Img2Video.SubmitAsync(new Img2VideoRequest { Prompt = "p", Model = "m", FirstFrameImage = image, Width = 512, Height = 512, Guidance = 1, Steps = 1, Frames = 30, Fps = 30, Seed = 1 }, Token),
            await client.Audiofile2Txt.SubmitAsync(new Audiofile2TxtRequest { Audio = audio, Model = "m", IncludeTs = true }, Token),
            await client.Txt2Embedding.SubmitAsync(Calls.Embedding, Token),
        };

        jobs.Select(job => job.Kind).ShouldBe([JobKind.Image, JobKind.Video, JobKind.Audio, JobKind.Embedding]);
        jobs.ShouldAllBe(job => job.Id == "job-1");
        inbox.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":{\"request_id\":null}}")]
    [InlineData("{\"data\":{\"request_id\":\"\"}}")]
    public async Task Submit_OnNoRequestId_SaysThatTheJobMayRun(string answer)
    {
        var inbox = server.Open(Responses.Json(answer));
        using var client = Client(inbox);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.Message.ShouldContain("data.request_id");
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_OnInvalidRequest_SendsNothing()
    {
        var inbox = server.Open(Submitted);
        using var client = Client(inbox);
        var request = Calls.Image;
        request.WebhookUrl = "http://example.com";

        (await Should.ThrowAsync<DryApiValidationException>(() => client.Txt2Img.SubmitAsync(request, Token))).WasSent.ShouldBeFalse();

        inbox.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task Wait_OnKind_AsksWithItsPauses(JobKind kind, double[] pauses)
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.InTurn([.. Enumerable.Repeat(Pending, pauses.Length), Done()]));
        using var client = Client(inbox, time);

        await client.GetJob("job-1", kind).WaitAsync(cancellationToken: Token);

        time.Waits.ShouldBe(pauses.Select(TimeSpan.FromSeconds));
        inbox.Requests.Count.ShouldBe(pauses.Length + 1);
        inbox.Requests.ShouldAllBe(request => request.Target == "/api/v1/client/request-status/job-1");
    }

    [Fact]
    public async Task Wait_OnEveryResponse_ReportsProgress()
    {
        var inbox = server.Open(Responses.InTurn(
            Pending,
            Responses.Json("""{"data":{"status":"processing","progress":"45.50","preview":"https://example.com/p.jpg"}}"""),
            Responses.Json("""{"data":{"status":"in_progress","progress":80}}"""),
            Done()));
        using var client = Client(inbox);
        var reports = new Reports<JobProgress>();

        await client.GetJob("job-1").WaitAsync(reports, Token);

        reports.Items.ShouldBe(
        [
            new JobProgress { Status = JobStatus.Pending },
            new JobProgress { Status = JobStatus.Processing, Percent = 45.5, Preview = new Uri("https://example.com/p.jpg") },
            new JobProgress { Status = "in_progress", Percent = 80 },
            new JobProgress { Status = JobStatus.Done, Percent = 100 },
        ]);
    }

    [Fact]
    public async Task Wait_OnUnknownOrMissingStatus_GoesOn()
    {
        var inbox = server.Open(Responses.InTurn(Status("rendering"), Responses.Json("{\"data\":{}}"), Responses.Json("{\"data\":[]}"), Done()));
        using var client = Client(inbox);

        (await client.GetJob("job-1").WaitAsync(cancellationToken: Token)).JobId.ShouldBe("job-1");

        inbox.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Wait_OnDone_HasEverythingThatTheJobMade()
    {
        var inbox = server.Open(Responses.Json("""
            {"data":{"status":"done","progress":100,"result_url":"https://storage.example.com/a.png?sig=1%2F2","result":"the text",
             "results_alt_formats":{"jpg":"https://storage.example.com/a.jpg","webp":"https://storage.example.com/a.webp"}}}
            """));
        using var client = Client(inbox);

        var result = await client.GetJob("job-1").WaitAsync(cancellationToken: Token);

        result.JobId.ShouldBe("job-1");
        result.ResultUrl!.AbsoluteUri.ShouldBe("https://storage.example.com/a.png?sig=1%2F2");
        result.Formats["jpg"].AbsoluteUri.ShouldBe("https://storage.example.com/a.jpg");
        result.Formats["webp"].AbsoluteUri.ShouldBe("https://storage.example.com/a.webp");
        result.Text.ShouldBe("the text");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/results/a.png")]
    [InlineData("file:///etc/hosts")]
    [InlineData("not a link")]
    public async Task Wait_OnLinkThatIsNone_HasNone(string link)
    {
        using var client = Client(server.Open(Done(link)));

        (await client.GetJob("job-1").WaitAsync(cancellationToken: Token)).ResultUrl.ShouldBeNull();
    }

    [Fact]
    public async Task Wait_OnError_ThrowsWithTheJobsId()
    {
        var time = new PassingTimeProvider();
        using var client = Client(server.Open(Responses.InTurn(Pending, Responses.Json("""{"data":{"status":"error","result":"Out of memory."}}"""))), time);
        var reports = new Reports<JobProgress>();

        var exception = await Should.ThrowAsync<DryApiJobFailedException>(() => client.GetJob("job-1").WaitAsync(reports, Token));

        exception.JobId.ShouldBe("job-1");
        exception.Message.ShouldBe("Job job-1 ended with an error: Out of memory.");
        reports.Items[^1].Status.ShouldBe(JobStatus.Error);
        time.Waits.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("60", 60d)]
    [InlineData("1", 2d)]
    [InlineData("86400", 86400d)]
    [InlineData("31536000", 86400d)]
    [InlineData(null, 2d)]
    public async Task Wait_OnRateLimit_WaitsAsLongAsTheServiceSays(string? retryAfter, double seconds)
    {
        var time = new PassingTimeProvider();
        var inbox = server.Open(Responses.InTurn(Responses.Body([], null, 429, retryAfter is null ? [] : [("Retry-After", retryAfter)]), Pending, Done()));
        using var client = Client(inbox, time);

        await client.GetJob("job-1").WaitAsync(cancellationToken: Token);

        time.Waits.ShouldBe([TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(3)]);
    }

    [Theory]
    [InlineData(401, typeof(DryApiUnauthorizedException))]
    [InlineData(404, typeof(DryApiNotFoundException))]
    public async Task Wait_OnErrorOfTheService_ThrowsIt(int status, Type type)
    {
        var time = new PassingTimeProvider();
        using var client = Client(server.Open(Responses.Json("{}", status)), time);

        (await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").WaitAsync(cancellationToken: Token))).ShouldBeOfType(type);

        time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wait_OnFiveFailuresInARow_GoesOn()
    {
        var time = new PassingTimeProvider();
        var failure = Responses.Json("{}", 503);
        using var client = Client(server.Open(Responses.InTurn(failure, failure, failure, failure, failure, Pending, failure, Done())), time);

        (await client.GetJob("job-1").WaitAsync(cancellationToken: Token)).JobId.ShouldBe("job-1");

        time.Waits.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Wait_OnSixFailuresInARow_ThrowsTheLast()
    {
        var time = new PassingTimeProvider();
        using var client = Client(server.Open(Responses.Json("{}", 503)), time);

        await Should.ThrowAsync<DryApiServerException>(() => client.GetJob("job-1").WaitAsync(cancellationToken: Token));

        time.Waits.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Wait_OnCancellationInAPause_IsCancelledAndAsksNoMore()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var time = new PassingTimeProvider { Stands = true, OnWait = _ => source.Cancel() };
        var inbox = server.Open(Pending);
        using var client = Client(inbox, time);

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetJob("job-1").WaitAsync(cancellationToken: source.Token));

        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wait_OnOneThousandPauses_StaysAtTheLongest()
    {
        var time = new PassingTimeProvider();
        using var client = Client(server.Open(Responses.InTurn([.. Enumerable.Repeat(Pending, 1000), Done()])), time);

        await client.GetJob("job-1").WaitAsync(cancellationToken: Token);

        time.Waits.Count.ShouldBe(1000);
        time.Waits.Max().ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task GetStatus_OnResponseWithoutData_IsAResponseError()
    {
        using var client = Client(server.Open(Responses.Json("{}")));

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").GetStatusAsync(Token))).Message.ShouldContain("job-1");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void GetJob_OnNoId_IsRefused(string? id)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        Should.Throw<ArgumentException>(() => client.GetJob(id!)).ParamName.ShouldBe("jobId");
    }

    public static TheoryData<string> UnusableIds => ["", " ", ".", "..", "\\ud800", new string('x', 1001), new string('x', 1_000_000)];

    [Theory]
    [MemberData(nameof(UnusableIds))]
    public async Task Submit_OnIdThatCannotBeAskedFor_SaysThatTheJobMayRun(string id)
    {
        var inbox = server.Open(Responses.Json($$$"""{"data":{"request_id":"{{{id}}}"}}"""));
        using var client = Client(inbox);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.Message.ShouldContain("data.request_id");
        exception.Message.Length.ShouldBeLessThan(2000);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("../balance", "..%2Fbalance")]
    [InlineData("a/../../balance?x=1#y", "a%2F..%2F..%2Fbalance%3Fx%3D1%23y")]
    [InlineData("..\\\\balance", "..%5Cbalance")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a\\r\\nb\\u001b", "a%0D%0Ab%1B")]
    [InlineData("http://example.com/", "http%3A%2F%2Fexample.com%2F")]
    public async Task Status_OnHostileIdOfTheService_AsksForTheStatusAndNothingElse(string id, string segment)
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json($$$"""{"data":{"request_id":"{{{id}}}"}}"""), Done()));
        using var client = Client(inbox);

        await (await client.Txt2Img.SubmitAsync(Calls.Image, Token)).WaitAsync(cancellationToken: Token);

        inbox.Requests[1].Target.ShouldBe("/api/v1/client/request-status/" + segment);
    }

    [Theory]
    [MemberData(nameof(UnusableIds))]
    public void GetJob_OnIdThatCannotBeAskedFor_IsRefused(string id)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        var exception = Should.Throw<ArgumentException>(() => client.GetJob(id == "\\ud800" ? "\ud800" : id));

        exception.ParamName.ShouldBe("jobId");
        exception.Message.Length.ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData("-5", 0d)]
    [InlineData("\"-0.5\"", 0d)]
    [InlineData("1e300", 100d)]
    [InlineData("100.0001", 100d)]
    [InlineData("0", 0d)]
    [InlineData("null", null)]
    [InlineData("42", 42d)]
    public async Task Progress_OnAnyNumber_IsAShare(string progress, double? percent)
    {
        var reports = new Reports<JobProgress>();
        using var client = Client(server.Open(Responses.Json($$$"""{"data":{"status":"done","progress":{{{progress}}}}}""")));

        await client.GetJob("job-1").WaitAsync(reports, Token);

        reports.Items.ShouldHaveSingleItem().Percent.ShouldBe(percent);
    }

    [Theory]
    [InlineData(typeof(DryApiConnectionException))]
    [InlineData(typeof(DryApiServerException))]
    [InlineData(typeof(DryApiRateLimitException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task Wait_OnProgressThatThrows_ThrowsThat(Type type)
    {
        var inbox = server.Open(Responses.InTurn(Pending, Done()));
        using var client = Client(inbox);
        var thrown = ThrowingProgress<long>.New(type);

        (await Assert.ThrowsAnyAsync<Exception>(() => client.GetJob("job-1").WaitAsync(new ThrowingProgress<JobProgress>(thrown), Token))).ShouldBeSameAs(thrown);

        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(typeof(IOException), Transport.Own)]
    [InlineData(typeof(IOException), Transport.Foreign)]
    [InlineData(typeof(HttpRequestException), Transport.Own)]
    [InlineData(typeof(HttpRequestException), Transport.Foreign)]
    [InlineData(typeof(InvalidOperationException), Transport.Own)]
    [InlineData(typeof(InvalidOperationException), Transport.Foreign)]
    [InlineData(typeof(OperationCanceledException), Transport.Own)]
    [InlineData(typeof(OperationCanceledException), Transport.Foreign)]
    [InlineData(typeof(DryApiConnectionException), Transport.Own)]
    [InlineData(typeof(DryApiConnectionException), Transport.Foreign)]
    public async Task Submit_OnProgressOfAnUploadThatThrows_ThrowsThat(Type type, Transport transport)
    {
        var inbox = server.Open(Submitted);
        using var client = TestClients.Of(transport, inbox.Url);
        var thrown = ThrowingProgress<long>.New(type);
        var request = new Img2TxtRequest { Image = FileContent.FromBytes(new byte[500_000], "a.png", progress: new ThrowingProgress<long>(thrown, after: 1)), Model = "m" };

        (await Assert.ThrowsAnyAsync<Exception>(() => client.Img2Txt.SubmitAsync(request, Token))).ShouldBeSameAs(thrown);

        inbox.Requests.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Func<HttpContext, Task> Status(string status) => Responses.Json($$$"""{"data":{"status":"{{{status}}}"}}""");

    private static Func<HttpContext, Task> Done(string link = "https://storage.example.com/a.png") =>
        Responses.Json($$$"""{"data":{"status":"done","progress":100,"result_url":"{{{link}}}"}}""");

    private static DryApiClient Client(Inbox inbox, PassingTimeProvider? time = null) =>
        new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = time ?? new PassingTimeProvider(), JobWait = TestClients.SteadyWait() });
}
