namespace DryApi.Analyzers.Tests.Clients;

/// <summary>DRY3102: jobs that nobody waits for.</summary>
public sealed class JobTests
{
    [Theory]
    [InlineData("""await {|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })|};""")]
    [InlineData("""await {|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })|}.ConfigureAwait(false);""")]
    [InlineData("""{|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })|};""")]
    [InlineData("""await {|DRY3102:client.Txt2Embedding.SubmitAsync(new() { Input = "a", Model = "m" })|};""")]
    [InlineData("""await {|DRY3102:client.Txt2Embedding.SubmitAsync(new() { Input = "a", Model = "m", WebhookUrl = null })|};""")]
    [InlineData("""Func<Task> f = async () => await {|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })|};""")]
    [InlineData("""async Task Local() => await {|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) })|}; await Local();""")]
    [InlineData("""if (flag) await {|DRY3102:client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = nameof(text), Model = nameof(text) }, null)|};""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = "a", Model = "m" }; r.ReturnResultInResponse = true; await {|DRY3102:client.Txt2Embedding.SubmitAsync(r)|};""")]
    public Task Job_WhoseHandleIsIgnored_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var job = await client.Txt2Img.SubmitAsync(request);""")]
    [InlineData("""_ = await client.Txt2Img.SubmitAsync(request);""")]
    [InlineData("""_ = client.Txt2Img.SubmitAsync(request);""")]
    [InlineData("""await (await client.Txt2Img.SubmitAsync(request)).WaitAsync();""")]
    [InlineData("""await client.Txt2Embedding.SubmitAsync(new() { Input = "a", Model = "m", WebhookUrl = "https://example.com" });""")]
    [InlineData("""await client.Txt2Embedding.SubmitAsync(new() { Input = "a", Model = "m", WebhookUrl = text });""")]
    [InlineData("""await client.Txt2Img.SubmitAsync(request);""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = "a", Model = "m", WebhookUrl = "https://example.com" }; await client.Txt2Embedding.SubmitAsync(r);""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = "a", Model = "m" }; r.WebhookUrl = text; await client.Txt2Embedding.SubmitAsync(r);""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = "a", Model = "m" }; r.WebhookUrl ??= text; await client.Txt2Embedding.SubmitAsync(r);""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = "a", Model = "m" }; Calls.Complete(r); await client.Txt2Embedding.SubmitAsync(r);""")]
    [InlineData("""Txt2EmbeddingRequest Make() => new() { Input = "a", Model = "m" }; await client.Txt2Embedding.SubmitAsync(Make());""")]
    [InlineData("""Txt2EmbeddingRequest Make() => new() { Input = "a", Model = "m" }; var r = Make(); await client.Txt2Embedding.SubmitAsync(r);""")]
    [InlineData("""await Task.WhenAll(client.Txt2Img.SubmitAsync(request));""")]
    [InlineData("""Func<Task<DryApiJob>> f = () => client.Txt2Img.SubmitAsync(request);""")]
    [InlineData("""await client.Txt2Img.PostAsync(request);""")]
    [InlineData("""await client.Balance.GetAsync();""")]
    public Task Job_WhoseHandleIsUsedOrDiscarded_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);
}
