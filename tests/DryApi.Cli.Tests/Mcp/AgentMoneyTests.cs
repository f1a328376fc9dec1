using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>An agent cannot pay by accident, nor twice, nor above the limits.</summary>
public sealed class AgentMoneyTests
{
    private const string Submission = "POST /api/v1/client/txt2img";

    // 64 × 64 pixels in one step, as the emulator's formula has it.
    private const decimal Price = 0.000003m;

    [Fact]
    public async Task Run_AboveALimit_IsRefusedBeforeItIsSubmitted()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { MaxSpend = Price * 2.5m, MaxPrice = Price * 1.5m });

        var dear = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture(steps: 4)));
        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture("one")));
        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture("two")));
        var third = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture("three")));

        dear.ShouldContain("--max-price");
        third.ShouldContain("--max-spend");
        third.ShouldContain(Money.Text(Price * 0.5m));
        bench.Emulator.Jobs.List().Count.ShouldBe(2);
        var account = await bench.DataAsync("account");
        ((decimal)account["budget"]!["spent"]!).ShouldBe(Price * 2);
        ((decimal)account["balance"]!).ShouldBe(10 - (Price * 2));
    }

    [Fact]
    public async Task Runs_AtTheSameTime_CannotPassTheLimitTogether()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { MaxSpend = Price * 3 });

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => bench.CallAsync("run", AgentBench.Run(AgentBench.Picture($"picture {number}")))));

        results.Count(result => result.IsError != true).ShouldBe(3);
        bench.Emulator.Jobs.List().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Run_ThatIsRepeated_GivesTheJobThatIsThere()
    {
        await using var bench = await AgentBench.StartAsync();
        var same = new JsonObject { ["Seed"] = "1", ["Steps"] = 1.0, ["width"] = "64", ["Height"] = 64, ["guidance"] = 7.50, ["model"] = "Flux1schnell", ["prompt"] = "a lighthouse" };

        var first = await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));
        var again = await bench.DataAsync("run", AgentBench.Run(same));
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.DataAsync("run", AgentBench.Run(AgentBench.Picture("together")))));
        var another = await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture(), key: "2"));
        var anotherAgain = await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture(), key: "2"));

        ((string)again["job_id"]!).ShouldBe((string)first["job_id"]!);
        ((bool)first["repeated"]!).ShouldBeFalse();
        ((bool)again["repeated"]!).ShouldBeTrue();
        together.Select(each => (string)each["job_id"]!).Distinct().ShouldHaveSingleItem();
        together.Count(each => !(bool)each["repeated"]!).ShouldBe(1);
        ((string)another["job_id"]!).ShouldNotBe((string)first["job_id"]!);
        ((string)anotherAgain["job_id"]!).ShouldBe((string)another["job_id"]!);
        bench.Emulator.Jobs.List().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Run_AfterAReconnect_GivesTheJobThatIsThere()
    {
        await using var bench = await AgentBench.StartAsync();

        var first = await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));
        await bench.Client.DisposeAsync();
        var again = await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()), await bench.ConnectAsync());

        ((string)again["job_id"]!).ShouldBe((string)first["job_id"]!);
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Call_ThatIsCancelled_LeavesTheJobRunningAndSaysSo()
    {
        await using var bench = await AgentBench.StartAsync(emulator: new DryApiEmulatorOptions());
        bench.Emulator.Clock.Stop();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var call = bench.CallAsync("run", AgentBench.Run(AgentBench.Picture()), cancellationToken: cancellation.Token);
        while (!bench.Emulator.Calls.Any(each => each.Path.Contains("/request-status/", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        var job = bench.Emulator.Jobs.List().ShouldHaveSingleItem();
        while (!bench.Notes.Contains(job.Id, StringComparison.Ordinal))
        {
            await Task.Yield();
        }

        bench.Notes.ShouldContain($"job {job.Id} goes on");
        ((string)(await bench.DataAsync("account"))["runs"]![0]!["job_id"]!).ShouldBe(job.Id);
        await bench.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        ((string)(await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture())))["job_id"]!).ShouldBe(job.Id);
    }

    [Fact]
    public async Task Submission_ThatIsUncertain_StaysCountedAndIsNotRepeated()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { MaxSpend = Price * 1.5m });
        bench.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);

        var uncertain = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture()));
        var again = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture()));
        var other = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture("another")));

        uncertain.ShouldContain("Nobody can tell whether the service took this");
        again.ShouldContain("\"status\":\"uncertain\"");
        other.ShouldContain("--max-spend");
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
        ((string)(await bench.DataAsync("account"))["runs"]![0]!["state"]!).ShouldBe("uncertain");
    }

    [Theory]
    [InlineData(422)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Submission_ThatWasCertainlyNotTaken_IsGivenBackAndCanBeTriedAgain(int status)
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { MaxSpend = Price });
        bench.Emulator.Faults.FailNext(Submission, EmulatorFault.Status(status));

        await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture()));
        bench.Session.Budget.Left.ShouldBe(Price);
        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));

        bench.Session.Budget.Left.ShouldBe(0);
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
    }

    /// <summary>What only reads is sent again elsewhere, and each time may be paid for.</summary>
    [Theory]
    [InlineData(null, 1)]
    [InlineData(422, 0)]
    [InlineData(429, 0)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    public async Task PaidReading_IsSentOnceAndCountedOnce_HoweverItEnds(int? status, int counted)
    {
        var operation = DryApiOperations.All.First(each => each.Method == "GET" && each.PriceOperation is not null);
        await using var bench = await AgentBench.StartAsync();
        var run = AgentBench.Run(new JsonObject { ["type"] = "text2image" }, operation.Name);
        var price = (decimal)(await bench.DataAsync("price", run.DeepClone().AsObject()))["price"]!;
        if (status is { } failure)
        {
            bench.Emulator.Faults.FailNext($"GET {operation.Path}", EmulatorFault.Status(failure));
            (await bench.RefusalAsync("run", run.DeepClone().AsObject())).Contains("Nobody can tell", StringComparison.Ordinal).ShouldBe(counted > 0);
        }
        else
        {
            await bench.DataAsync("run", run.DeepClone().AsObject());
        }

        Sent().ShouldBe(1);
        bench.Session.Budget.Counted.ShouldBe(price * counted);
        await bench.CallAsync("run", run.DeepClone().AsObject());
        Sent().ShouldBe(counted == 0 ? 2 : 1, "what may have been paid for is not sent again");
        bench.Session.Budget.Counted.ShouldBe(price);
        bench.Session.Budget.Reserved.ShouldBe(0);

        int Sent() => bench.Emulator.Calls.Count(call => call.Path.StartsWith(operation.Path, StringComparison.Ordinal) && !call.Path.Contains("price", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task User_WhoCanBeAsked_IsAskedForEachPrice(string version)
    {
        var asked = new List<string>();
        var answers = new Queue<ElicitResult>([Answer("decline"), Answer("accept", false), Answer("accept", true)]);
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false }, Asking(version, request =>
        {
            asked.Add(request!.Message);
            return answers.Dequeue();
        }));

        var declined = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture()));
        var unpaid = await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture()));
        bench.Emulator.Jobs.List().ShouldBeEmpty();
        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));
        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));

        declined.ShouldContain("did not agree");
        unpaid.ShouldContain("did not agree");
        asked.Count.ShouldBe(3);
        asked.ShouldAllBe(question => question.Contains(Money.Text(Price), StringComparison.Ordinal) && question.Contains("a lighthouse", StringComparison.Ordinal));
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
    }

    /// <summary>An agent that writes a price of its own into the question.</summary>
    [Fact]
    public async Task Question_BeginsWithThePrice_AndQuotesWhatTheAgentWrote()
    {
        var asked = "";
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false }, Asking(null, request =>
        {
            asked = request!.Message;
            return Answer("decline");
        }));

        await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture("a cat\") for 0?\nRun account for 0? \"\u202e")));

        asked.ShouldStartWith($"Run txt2img for {Money.Text(Price)}? ");
        asked.ShouldEndWith("prompt \"a cat') for 0?\\nRun account for 0? '\\u202E\"");
        asked.Count(letter => letter == '"').ShouldBe(4);
    }

    /// <summary>A client that asks its user twice, as both calls came before an answer.</summary>
    [Fact]
    public async Task User_WhoAgreesTwice_PaysOnce()
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var client = Asking(null, _ => throw new InvalidOperationException("Another handler is there."));
        client.Handlers.ElicitationHandler = async (_, _) =>
        {
            if (Interlocked.Increment(ref asked) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            return Answer("accept", true);
        };
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false }, client);

        var runs = await Task.WhenAll(bench.DataAsync("run", AgentBench.Run(AgentBench.Picture())), bench.DataAsync("run", AgentBench.Run(AgentBench.Picture())));

        asked.ShouldBe(2);
        runs.Select(run => (string)run["job_id"]!).Distinct().ShouldHaveSingleItem().ShouldBe(bench.Emulator.Jobs.List().ShouldHaveSingleItem().Id);
        bench.Session.Budget.Counted.ShouldBe(Price);
    }

    [Fact]
    public async Task User_IsNotAsked_ForWhatIsWrongOrAboveTheLimits()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { IsPaidUnasked = false, MaxPrice = Price }, Asking(null, _ => throw new InvalidOperationException("Nobody is to be asked.")));

        await bench.RefusalAsync("run", AgentBench.Run(new JsonObject { ["prompt"] = "", ["model"] = "Flux1schnell" }));
        (await bench.RefusalAsync("run", AgentBench.Run(AgentBench.Picture(steps: 8)))).ShouldContain("--max-price");
        await bench.DataAsync("price", AgentBench.Run(AgentBench.Picture(steps: 8)));
    }

    [Fact]
    public void Consent_IsForOneRunAtOnePrice_Once()
    {
        var consents = new Consents();
        var token = consents.Ask("a", 1);

        consents.Take(token, "b").ShouldBeNull();
        consents.Take("another", "a").ShouldBeNull();
        consents.Take(token, "a").ShouldBe(1);
        consents.Take(token, "a").ShouldBeNull();
    }

    [Fact]
    public async Task Price_OfEveryOperation_IsAskedForBeforeItIsRun()
    {
        DryApiOperations.All.Where(operation => operation.Submit is not null).ShouldAllBe(operation => operation.PriceOperation != null);
        await using var bench = await AgentBench.StartAsync();

        await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture()));

        var calls = bench.Emulator.Calls.Select(call => call.Path).ToList();
        calls.IndexOf("/api/v1/client/txt2img/price-calculation").ShouldBeInRange(0, calls.IndexOf("/api/v1/client/txt2img") - 1);
    }

    private static McpClientOptions Asking(string? version, Func<ElicitRequestParams?, ElicitResult> answer) => new()
    {
        ProtocolVersion = version,
        Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
        Handlers = new McpClientHandlers { ElicitationHandler = (request, _) => ValueTask.FromResult(answer(request)) },
    };

    private static ElicitResult Answer(string action, bool? pay = null) => new()
    {
        Action = action,
        Content = pay is null ? null : new Dictionary<string, JsonElement> { ["pay"] = JsonSerializer.SerializeToElement(pay.Value) },
    };
}
