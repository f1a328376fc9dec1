using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>What an application has in its log of the client.</summary>
public sealed class ClientLogTests(LoopbackServer server)
{
    private const string Key = "key-that-must-stay-secret";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_OnACallThatIsSentAgain_SaysWhy()
    {
        var log = new LogList();
        var inbox = server.Open(Responses.InTurn(Responses.Json("{\"message\":\"Slower \\u001b[2J.\"}", 429), Responses.Json("{\"message\":\"no\"}", 404)));
        using var application = Start(inbox, log);

        await Should.ThrowAsync<DryApiNotFoundException>(() => application.Client.RequestStatus["a-job"].GetAsync(cancellationToken: Token));

        log.Of("DryApi.DryApiClient").ShouldBe(
        [
            "Warning 1: GET /api/v1/client/request-status/{request_id} is sent again, for the time 2: Slower \\u001b[2J.",
            "Debug 2: GET /api/v1/client/request-status/{request_id} failed: no",
        ]);
    }

    [Fact]
    public async Task Log_OnJobs_TellsOfTheirSubmissionAndTheirEnd()
    {
        var log = new LogList();
        var inbox = server.Open(Responses.InTurn(
            Responses.Json("""{"data":{"request_id":"job-1"}}"""),
            Responses.Json("""{"data":{"status":"done","result":"text"}}"""),
            Responses.Json("""{"data":{"request_id":"job-2"}}"""),
            Responses.Json("""{"data":{"status":"error","error_message":"The worker \u001b went."}}""")));
        using var application = Start(inbox, log);

        await (await application.Client.Txt2Embedding.SubmitAsync(Request(), Token)).WaitAsync(cancellationToken: Token);
        var failed = await application.Client.Txt2Embedding.SubmitAsync(Request(), Token);
        await Should.ThrowAsync<DryApiJobFailedException>(() => failed.WaitAsync(cancellationToken: Token));

        log.Of("DryApi.DryApiClient").ShouldBe(
        [
            "Information 3: The embedding job job-1 was submitted.",
            "Information 4: The embedding job job-1 is done.",
            "Information 3: The embedding job job-2 was submitted.",
            "Warning 5: The embedding job job-2 failed: Job job-2 ended with an error: The worker \\u001b went.",
        ]);
    }

    [Fact]
    public async Task Log_OfTheOtherVersion_IsThatOfItsClient()
    {
        var log = new LogList();
        var inbox = server.Open(Responses.Json("{}", 404));
        using var application = new Application(null, services => Register(services.AddLogging(log.AddTo), inbox).AddDryApi<V2.DryApiClient>());

        await Should.ThrowAsync<DryApiNotFoundException>(() => application.Get<V2.DryApiClient>().Account.Balance.GetAsync(cancellationToken: Token));

        log.Of("DryApi.V2.DryApiClient").ShouldHaveSingleItem().ShouldStartWith("Debug 2: GET /api/v2/account/balance failed: ");
    }

    /// <summary>At the level Trace, the log of the HTTP client has the headers of each request.</summary>
    [Fact]
    public async Task Log_AtEveryLevel_HasNeitherKeyNorPrompt()
    {
        var log = new LogList();
        var inbox = server.Open(Responses.Json("""{"data":{"request_id":"job-1"}}"""));
        using var application = Start(inbox, log);

        await application.Client.Txt2Embedding.SubmitAsync(Request(), Token);

        inbox.Request.Header("Authorization").ShouldBe("Bearer " + Key);
        log.All.ShouldContain(line => line.Contains("Authorization", StringComparison.Ordinal), "without the headers in it, this shows nothing");
        log.All.ShouldAllBe(line => !line.Contains(Key, StringComparison.Ordinal) && !line.Contains("a secret thought", StringComparison.Ordinal));
    }

    /// <summary>Whoever asks for them gets them as a log can have them, and of no job but those that the service took.</summary>
    [Theory]
    [InlineData(true, null, "a secret thought", "a secret thought")]
    [InlineData(true, "DryApi", "a \u001b[2J\r\nInformation 4: The \u202e job", @"a \u001b[2J\r\nInformation 4: The \u202e job")]
    [InlineData(false, "DryApi", "a secret thought", null)]
    public async Task Log_OnPromptsThatAreAskedFor_HasThemInAPrintableForm(bool asked, string? section, string prompt, string? expected)
    {
        var log = new LogList();
        var inbox = server.Open(Responses.InTurn(Responses.Json("""{"data":{"request_id":"job-1"}}"""), Responses.Json("{\"message\":\"no\"}", 401)));
        using var application = new Application(
            new() { ["DryApi:LogPrompts"] = section is null ? "false" : asked.ToString() },
            services => Register(services.AddLogging(log.AddTo), inbox, options => options.LogPrompts |= asked && section is null));

        await application.Client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = prompt, Model = "Bge_M3_FP16" }, Token);
        await Should.ThrowAsync<DryApiUnauthorizedException>(() => application.Client.Txt2Embedding.SubmitAsync(Request(), Token));

        log.All.Where(line => line.StartsWith("Information 6:", StringComparison.Ordinal)).ShouldBe(expected is null ? [] : [$"Information 6: The prompt of the embedding job job-1: {expected}"]);
        log.All.Count(line => line.Contains(expected ?? "a secret thought", StringComparison.Ordinal)).ShouldBe(expected is null ? 0 : 1);
    }

    [Fact]
    public async Task Log_OnALongPrompt_HasItsBeginning()
    {
        var log = new LogList();
        using var application = new Application(
            new() { ["DryApi:LogPrompts"] = "true" },
            services => Register(services.AddLogging(log.AddTo), server.Open(Responses.Json("""{"data":{"request_id":"job-1"}}"""))));

        await application.Client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = new string('x', 5000), Model = "Bge_M3_FP16" }, Token);

        log.All.ShouldContain($"Information 6: The prompt of the embedding job job-1: {new string('x', 1000)}…");
    }

    /// <summary>Not by the default of one version of .NET, which has been another one.</summary>
    [Fact]
    public void Headers_InTheLogOfTheHttpClient_AreLeftOutByTheRegistration()
    {
        using var application = Start(server.Open(Responses.Json("{}")), new LogList());

        var leavesOut = application.Get<IOptionsMonitor<HttpClientFactoryOptions>>().Get("DryApi").ShouldRedactHeaderValue;

        leavesOut("Authorization").ShouldBeTrue();
        leavesOut.Method.DeclaringType!.Assembly.ShouldBe(typeof(DryApiServiceCollectionExtensions).Assembly);
    }

    private static Txt2EmbeddingRequest Request() => new() { Input = "a secret thought", Model = "Bge_M3_FP16" };

    private static Application Start(Inbox inbox, LogList log) => new(null, services => Register(services.AddLogging(log.AddTo), inbox));

    private static IServiceCollection Register(IServiceCollection services, Inbox inbox, Action<DryApiClientOptions>? configure = null)
    {
        services.AddSingleton<TimeProvider>(new PassingTimeProvider());
        services.AddDryApi(options =>
        {
            (options.ApiKey, options.BaseAddress) = (Key, inbox.Url);
            configure?.Invoke(options);
        });
        return services;
    }

    private sealed class LogList : ILoggerProvider
    {
        private readonly List<(string Category, string Line)> _lines = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines.Select(line => line.Line)];
                }
            }
        }

        public void AddTo(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this);

        public IReadOnlyList<string> Of(string category)
        {
            lock (_lines)
            {
                return [.. _lines.Where(line => line.Category == category).Select(line => line.Line)];
            }
        }

        public ILogger CreateLogger(string categoryName) => new ListLogger(this, categoryName);

        public void Dispose()
        {
        }

        private void Add(string category, string line)
        {
            lock (_lines)
            {
                _lines.Add((category, line));
            }
        }

        private sealed class ListLogger(LogList list, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                list.Add(category, $"{logLevel} {eventId.Id}: {formatter(state, exception)}{exception}");
        }
    }
}
