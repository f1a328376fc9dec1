using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>What sends a body may answer before it has sent it all, and be at it when the call has long ended.</summary>
public sealed class EarlyResponseTests
{
    private const int Length = 3000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_OnResponseBeforeAllWasSent_IsNotOverwrittenByOtherCalls(bool isCancelled)
    {
        using var handler = new SlowHandler(isCancelled);
        using var http = new HttpClient(handler);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri("http://127.0.0.1:1"), HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });
        var patterns = Enumerable.Range(0, 50).Select(number => new Pattern(number, Length)).ToArray();

        foreach (var pattern in patterns)
        {
            using var cancellation = new CancellationTokenSource();
            handler.Cancellation = cancellation;
            var call = client.Txt2Embedding.PostAsync(new Txt2EmbeddingRequest { Input = pattern.Text, Model = "m" }, cancellationToken: cancellation.Token);
            await (isCancelled ? Should.ThrowAsync<OperationCanceledException>(() => call) : (Task)Should.ThrowAsync<DryApiValidationException>(() => call));
        }

        var bodies = await handler.FinishAsync();
        bodies.Count.ShouldBe(patterns.Length);
        patterns.Zip(bodies).ShouldAllBe(pair => pair.First.ProblemIn(pair.Second, isWhole: true) == null);
    }
}
