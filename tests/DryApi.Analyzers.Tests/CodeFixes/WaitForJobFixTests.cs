using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3102: the job is waited for.</summary>
public sealed class WaitForJobFixTests
{
    [Theory]
    [InlineData(
        "await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }); // paid",
        """
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await job.WaitAsync(); // paid
        """)]
    [InlineData(
        "client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });",
        """
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await job.WaitAsync();
        """)]
    [InlineData(
        "await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }).ConfigureAwait(false);",
        """
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }).ConfigureAwait(false);
                await job.WaitAsync().ConfigureAwait(false);
        """)]
    [InlineData(
        "CancellationToken stop = default; await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }, stop);",
        """
        CancellationToken stop = default; var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }, stop);
                await job.WaitAsync(cancellationToken: stop);
        """)]
    [InlineData(
        "var job = text; await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });",
        """
        var job = text; var job2 = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await job2.WaitAsync();
        """)]
    [InlineData("if (flag) await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });", "if (flag) await (await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })).WaitAsync();")]
    [InlineData("Func<Task> f = async () => await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });", "Func<Task> f = async () => await (await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })).WaitAsync();")]
    public Task WaitForJobFix_OnAnIgnoredJob_WaitsForIt(string before, string after) => VerifyFix.StatementsAsync(new WaitForJobFix(), before, after, "Wait for the job");

    [Fact]
    public Task WaitForJobFix_OnAnIgnoredJob_KeepsItsHandle() => VerifyFix.StatementsAsync(
        new WaitForJobFix(),
        "await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });",
        "var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });",
        "Keep the job's handle");

    [Fact]
    public async Task WaitForJobFix_InASynchronousFunction_OffersNothing() =>
        (await VerifyFix.OffersAsync(new WaitForJobFix(), "void Local() { client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }); } Local();")).ShouldBeEmpty();

    [Fact]
    public Task WaitForJobFix_OnAll_GivesEachANameOfItsOwn() => VerifyFix.AllStatementsAsync(
        new WaitForJobFix(),
        """
        await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
        """,
        """
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await job.WaitAsync();
                var job2 = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) });
                await job2.WaitAsync();
        """);
}
