using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Tests.Successors;

/// <summary>DRY3201: a call of a client that another one took the place of, in a project that refers to both.</summary>
public sealed class SuccessorTests
{
    [Theory]
    [InlineData("await {|DRY3201:client.Txt2Img.PostAsync|}(request);")]
    [InlineData("var job = await {|DRY3201:client.Txt2Img.SubmitAsync|}(new Txt2ImgRequest { Prompt = text, Model = text, Width = number, Height = number, Guidance = number, Steps = number, Seed = number });")]
    [InlineData("var price = await {|DRY3201:client.Txt2Img.GetPriceAsync|}(request);")]
    [InlineData("var page = await {|DRY3201:client.Models.GetAsync|}(new ModelsQuery { PerPage = 10 });")]
    [InlineData("var response = await {|DRY3201:client.Balance.GetWithResponseAsync|}();")]
    [InlineData("var information = {|DRY3201:client.Txt2Img.ToPostRequestInformation|}(request);")]
    [InlineData("var status = await {|DRY3201:client.RequestStatus[text].GetAsync|}();")]
    [InlineData("var builder = client.Txt2Img.PriceCalculation; var p = await {|DRY3201:builder.PostAsync|}(null!);")]
    [InlineData("Func<Txt2ImgRequest, CancellationToken, Task<DryApiJob>> submit = {|DRY3201:client.Txt2Img.SubmitAsync|};")]
    [InlineData("var balance = client?{|DRY3201:.Balance.GetAsync|}();")]
    [InlineData("var samples = await {|DRY3201:client.Prompts.Samples.GetAsync|}(new PromptsSamplesQuery { Type = default });")]
    [InlineData("var made = {|DRY3201:new Txt2EmbeddingRequest|} { Input = text, Model = text };")]
    [InlineData("Txt2EmbeddingRequest made = {|DRY3201:new|}() { Input = text, Model = text };")]
    [InlineData("var query = {|DRY3201:new ModelsQuery|}();")]
    public Task Call_OfTheVersionBefore_IsReported(string statements) => Verify.SourceAsync(Compiling.WithSuccessor, Verify.Method(statements));

    [Theory]
    [InlineData("var c = new DryApiClient(text);")]
    [InlineData("var id = client.GetJob(text);")]
    [InlineData("var builder = client.Txt2Img;")]
    [InlineData("var o = new DryApiClientOptions { ApiKey = text };")]
    [InlineData("var v2 = new DryApi.V2.DryApiClient(text); await v2.Images.Generations.PostAsync(null!);")]
    [InlineData("var r = new DryApi.V2.AudioTranscriptionsUrlRequest { SourceUrl = text, IncludeTs = flag, Model = text };")]
    [InlineData("await new DryApiClient(client.RequestAdapter).Balance.GetAsync();")]
    [InlineData("var old = new DryApiClient(client.RequestAdapter); await old.Prompts.Samples.GetAsync(null!);")]
    public Task OtherCode_BesideASuccessor_IsNotReported(string statements) => Verify.SourceAsync(Compiling.WithSuccessor, Verify.Method(statements));

    [Fact]
    public Task Call_WithoutAReferenceToTheSuccessor_IsNotReported() => Verify.StatementsAsync("await client.Txt2Img.PostAsync(request); var q = new ModelsQuery();");

    [Theory]
    [InlineData("await client.Txt2Img.PostAsync(request);", "client.Txt2Img.PostAsync is of the version before DryApi.V2: write client.Images.Generations.PostAsync")]
    [InlineData("await client.RequestStatus[text].GetAsync();", "client.RequestStatus[text].GetAsync is of the version before DryApi.V2: write client.RequestStatus[…].GetAsync")]
    [InlineData("await client.Prompts.Samples.GetAsync(null!);", "client.Prompts.Samples.GetAsync is of the version before DryApi.V2: no successor: keep the old client for it")]
    [InlineData("var q = new Aud2VideoPriceCalculationRequest { Frames = number, Height = number, Model = text, Width = number };", "Aud2VideoPriceCalculationRequest is of the version before DryApi.V2: write VideosAudioSyncsPriceRequest")]
    public async Task Message_OfACall_SaysWhatToWrite(string statements, string message)
    {
        var compilation = Compiling.Compile(Compiling.WithSuccessor, OutputKind.DynamicallyLinkedLibrary, ("Prelude.cs", Verify.Prelude), ("Sample.cs", Verify.Method(statements)));

        (await Compiling.AnalyzeAsync(compilation)).Where(diagnostic => diagnostic.Id == "DRY3201").ShouldHaveSingleItem().GetMessage().ShouldBe(message);
    }
}
