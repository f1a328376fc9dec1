using DryApi.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3201: a program goes over to the client that takes the place of its own; what cannot go over is named by the compiler.</summary>
public sealed class SuccessorFixTests
{
    private const string Path = "Sample.cs";

    /// <summary>What goes over whole: the compiler has nothing to say.</summary>
    [Theory]
    [InlineData(
        "await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = text, Model = text, Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = 42 }); // paid",
        "await client.Images.Generations.SubmitAsync(new ImagesGenerationsRequest { Prompt = text, Model = text, Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = 42 }); // paid")]
    [InlineData(
        "await client.RequestStatus[text].GetAsync();",
        "await client.RequestStatus[text].GetAsync();")]
    [InlineData(
        "await client.RequestStatus[(await client.Img2Txt.SubmitAsync(new Img2TxtRequest { Image = file, Model = text })).Id].GetAsync();",
        "await client.RequestStatus[(await client.Images.Ocr.SubmitAsync(new ImagesOcrRequest { Image = file, Model = text })).Id].GetAsync();")]
    [InlineData(
        "var builder = client.Txt2Img; var p = await builder.GetPriceAsync(request);",
        "var builder = client.Images.Generations; var p = await builder.GetPriceAsync(request);")]
    [InlineData(
        "var builder = client.Txt2Img; await builder.PriceCalculation.PostAsync(null!); var samples = client.Prompts.Samples; await samples.GetAsync(null!);",
        "var builder = client.Images.Generations; await builder.Price.PostAsync(null!); var samples = new DryApi.DryApiClient(client.RequestAdapter).Prompts.Samples; await samples.GetAsync(null!);")]
    [InlineData(
        "Img2TxtRequestBuilder builder = client.Img2Txt; Func<Img2TxtRequest, CancellationToken, Task<DryApiJob>> f = client.Img2Txt.SubmitAsync;",
        "ImagesOcrRequestBuilder builder = client.Images.Ocr; Func<ImagesOcrRequest, CancellationToken, Task<DryApiJob>> f = client.Images.Ocr.SubmitAsync;")]
    [InlineData(
        """
        var made = new Vid2TxtRequest
                {
                    VideoUrl = text, // what is read
                    IncludeTs = flag,
                    Model = text,
                };
                made.VideoUrl = text + made.VideoUrl;
        """,
        """
        var made = new AudioTranscriptionsUrlRequest
                {
                    SourceUrl = text, // what is read
                    IncludeTs = flag,
                    Model = text,
                };
                made.SourceUrl = text + made.SourceUrl;
        """)]
    [InlineData(
        "Img2ImgRequest one = new() { Image = file, Model = text, Prompt = text, Seed = 1, Steps = 2 }; var two = new Img2ImgRequest { Images = [file], Model = text, Prompt = text, Seed = 1, Steps = 2 };",
        "ImagesEditsImageRequest one = new() { Image = file, Model = text, Prompt = text, Seed = 1, Steps = 2 }; var two = new ImagesEditsImagesRequest { Images = [file], Model = text, Prompt = text, Seed = 1, Steps = 2 };")]
    [InlineData(
        "Img2ImgRequest Make() { var made = new Img2ImgRequest { Model = text, Prompt = text, Seed = 1, Steps = 2, Images = [file] }; return made; } await client.Img2Img.SubmitAsync(Make());",
        "ImagesEditsImagesRequest Make() { var made = new ImagesEditsImagesRequest { Model = text, Prompt = text, Seed = 1, Steps = 2, Images = [file] }; return made; } await client.Images.Edits.SubmitAsync(Make());")]
    [InlineData(
        "var info = await client.Balance.GetAsync(); Console.WriteLine(info.Balance); Console.WriteLine(info.Balance.ToString()); Console.WriteLine(info?.Balance);",
        "var info = await client.Account.Balance.GetAsync(); Console.WriteLine(info.Data?.Balance); Console.WriteLine((info.Data?.Balance).ToString()); Console.WriteLine(info?.Data?.Balance);")]
    [InlineData(
        "AccountInfo info = await client.Balance.GetAsync(); if (info is { Balance: > 5 }) { text = nameof(AccountInfo); }",
        "AccountResponse info = await client.Account.Balance.GetAsync(); if (info is { Data.Balance: > 5 }) { text = nameof(AccountResponse); }")]
    [InlineData(
        "await client.Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = default }); await client.Img2Txt.PostAsync(null!);",
        "await new DryApi.DryApiClient(client.RequestAdapter).Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = default }); await client.Images.Ocr.PostAsync(null!);")]
    [InlineData(
        "await client.Models.GetAsync(new ModelsQuery { PerPage = 10 }); await client.Models.GetAsync(new ModelsQuery { Page = 2 }); await client.Models.GetAsync();",
        "await client.Models.GetAsync(new DryApi.V2.ModelsQuery { PerPage = 10 }); await client.Models.GetAsync(new DryApi.V2.ModelsQuery /* PerPage is not set: default 15 → 25. Another value is taken for an absent one: calls that leave it out act differently. */ { Page = 2 });"
        + " await client.Models.GetAsync() /* PerPage is not set: default 15 → 25. Another value is taken for an absent one: calls that leave it out act differently. */;")]
    [InlineData(
        "request.Steps = number; request.Steps = 5; request.Seed = number; await client.Txt2Img.PostAsync(request);",
        "request.Steps = number /* Steps: minimum + 1. A smallest value was set: what was accepted can be refused. */; request.Steps = 5; request.Seed = number; await client.Images.Generations.PostAsync(request);")]
    [InlineData("_ = new Txt2EmbeddingRequest { Input = new Txt2EmbeddingRequestInput(text), Model = text };", "_ = new EmbeddingsRequest { Input = new EmbeddingsRequestInput(text), Model = text };")]
    public async Task Fix_OfWhatGoesOver_LeavesNothingToTheCompiler(string before, string after)
    {
        var project = await FixedAsync(Method(before));

        (await project.TextAsync(Path)).ShouldBe(Method(after, isNew: true));
        (await project.CompilerSaysAsync()).Where(diagnostic => diagnostic.Id is not ("CS0219" or "CS8321")).ShouldBeEmpty();
    }

    /// <summary>What does not go over keeps its name, or lacks what is required, and the compiler says so at its place.</summary>
    [Theory]
    [InlineData(
        "await client.Prompt.Speech.PostAsync(new PromptSpeechRequest { Prompt = text, LangCode = text });",
        "await client.Prompts.Enhancements.PostAsync(new PromptsEnhancementsTextRequest { Prompt = text, LangCode = text });",
        "CS9035 PromptsEnhancementsTextRequest", "CS9035 PromptsEnhancementsTextRequest", "CS0117 LangCode")]
    [InlineData(
        "await client.Txt2Video.SubmitAsync(new Txt2VideoRequest { Prompt = text, Model = text, Width = 512, Height = 512, Frames = 30, Guidance = 7, Steps = 4, Seed = 42 });",
        "await client.Videos.Generations.SubmitAsync(new VideosGenerationsRequest { Prompt = text, Model = text, Width = 512, Height = 512, Frames = 30, Guidance = 7, Steps = 4, Seed = 42 });",
        "CS9035 VideosGenerationsRequest")]
    [InlineData(
        "await foreach (InferenceModel model in client.Models.ListAsync()) { text = model.Slug; }",
        "await foreach (DryApi.V2.InferenceModel model in client.Models.ListAsync() /* PerPage is not set: default 15 → 25. Another value is taken for an absent one: calls that leave it out act differently. */) { text = model.Slug; }",
        "CS1061 ListAsync")]
    [InlineData(
        "await client /* old */.Txt2Img /* and */ .PriceCalculation.PostAsync(null!);",
        "await client /* old */.Txt2Img /* and */ .PriceCalculation.PostAsync(null!);",
        "CS1061 Txt2Img")]
    public async Task Fix_OfWhatDoesNotGoOver_LeavesItToTheCompiler(string before, string after, params string[] said)
    {
        var project = await FixedAsync(Method(before));

        (await project.TextAsync(Path)).ShouldBe(Method(after, isNew: true));
        var text = await project.TextAsync(Path);
        (await project.CompilerSaysAsync()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id} {text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]}").ShouldBe(said);
    }

    /// <summary>A name that stays would mean two types, so those of the new client are written whole.</summary>
    [Theory]
    [InlineData("await new DryApiClient(key).Prompts.Samples.GetAsync(null!);", "await new DryApiClient(key).Prompts.Samples.GetAsync(null!);")]
    [InlineData(
        "var old = new DryApiClient(client.RequestAdapter); await old.Prompts.Samples.GetAsync(null!); await old.Balance.GetAsync();",
        "var old = new DryApiClient(client.RequestAdapter); await old.Prompts.Samples.GetAsync(null!); await old.Balance.GetAsync();")]
    [InlineData("_ = DryApiContract.Hash;", "_ = DryApiContract.Hash;")]
    public async Task Fix_BesideANameOfBothVersions_ImportsNothing(string before, string after)
    {
        string Source(string statements, string client, string type) => $$"""
            using DryApi;

            var key = "{{nameof(SuccessorFixTests)}}";
            using var client = {{client}}.FromEnvironment();
            await client.{{(client == "DryApiClient" ? "Img2Txt" : "Images.Ocr")}}.PostAsync(new {{type}} { Image = FileContent.FromPath(key), Model = key });
            {{statements}}
            """;
        var project = await FixedAsync(Source(before, "DryApiClient", "Img2TxtRequest"), OutputKind.ConsoleApplication);

        (await project.TextAsync(Path)).ShouldBe(Source(after, "DryApi.V2.DryApiClient", "DryApi.V2.ImagesOcrRequest"));
        (await project.CompilerSaysAsync()).ShouldBeEmpty();
    }

    private const string Clients = """
        namespace Sample;

        public class Clients(DryApiClient first)
        {
            private readonly DryApiClient _own = new(Environment.GetEnvironmentVariable("KEY")!);

            /// <summary>Of <see cref="Txt2ImgRequest"/>.</summary>
            public DryApi.DryApiClient Get(bool isOwn) => isOwn ? _own : first;
        }
        """;

    private const string Calls = """
        namespace Sample;

        public class Calls(Clients clients)
        {
            public async Task<decimal?> Run(Img2TxtRequest request, string text)
            {
                await clients.Get(true).Img2Txt.SubmitAsync(request);
                return (await clients.Get(false).Img2Txt.PriceCalculation.PostAsync(new Img2TxtPriceCalculationMeasurementsRequest { Height = 1, Width = 1, Model = text })).Data?.Price;
            }
        }
        """;

    /// <summary>Files go over that only make a client.</summary>
    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_OfAll_ChangesAlsoFilesWithoutACall(FixAllScope scope)
    {
        var project = new FixedProject(new SuccessorFix(), Compiling.WithSuccessor, ("Clients.cs", Clients), ("Calls.cs", Calls), ("Usings.cs", "global using DryApi;"));

        await project.ApplyToAllAsync("DRY3201", scope, "Calls.cs");

        (await project.TextAsync("Clients.cs")).ShouldBe("using DryApi.V2;\n\n" + Clients
            .Replace("DryApi.DryApiClient", "DryApi.V2.DryApiClient", StringComparison.Ordinal).Replace("(DryApiClient", "(DryApi.V2.DryApiClient", StringComparison.Ordinal)
            .Replace("readonly DryApiClient", "readonly DryApi.V2.DryApiClient", StringComparison.Ordinal).Replace("Txt2ImgRequest", "ImagesGenerationsRequest", StringComparison.Ordinal));
        (await project.TextAsync("Calls.cs")).ShouldBe("using DryApi.V2;\n\n" + Calls
            .Replace("Img2TxtRequest", "ImagesOcrRequest", StringComparison.Ordinal).Replace("Img2TxtPriceCalculation", "ImagesOcrPrice", StringComparison.Ordinal)
            .Replace("Img2Txt.PriceCalculation", "Images.Ocr.Price", StringComparison.Ordinal).Replace("Img2Txt.", "Images.Ocr.", StringComparison.Ordinal));
        (await project.CompilerSaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fix_WhereTheNewClientIsRegistered_LeavesIt()
    {
        const string registrations = """
            public static class Startup
            {
                public static void Configure(IServiceCollection services)
                {
                    services.AddDryApi();
                    services.AddDryApi<DryApi.V2.DryApiClient>();
                }
            }

            """;
        var project = await FixedAsync("using Microsoft.Extensions.DependencyInjection;\n\n" + registrations + "public class Reader(DryApi.DryApiClient client) { public async Task<object?> Read() => await client.Balance.GetAsync(); }");

        (await project.TextAsync(Path)).ShouldContain(registrations);
        (await project.CompilerSaysAsync()).ShouldBeEmpty();
    }

    /// <summary>Nobody would say before the program runs that the new client is not registered.</summary>
    [Theory]
    [InlineData(
        "services.AddDryApi(options => options.Timeout = TimeSpan.FromSeconds(5)).SetHandlerLifetime(TimeSpan.FromMinutes(1));",
        "services.AddSingleton(provider => new DryApi.V2.DryApiClient(provider.GetRequiredService<DryApi.DryApiClient>().RequestAdapter));")]
    [InlineData(
        "services.AddDryApi(\"first\");",
        "services.AddKeyedSingleton(\"first\", (provider, key) => new DryApi.V2.DryApiClient(provider.GetRequiredKeyedService<DryApi.DryApiClient>(key).RequestAdapter));")]
    public async Task Fix_WhereAClientIsRegistered_RegistersTheNewOne(string statement, string added)
    {
        string Source(string registrations, string reader) => $$"""
            using DryApi;{{(reader.Contains("Ocr", StringComparison.Ordinal) ? "\nusing DryApi.V2;" : "")}}
            using Microsoft.Extensions.DependencyInjection;

            public static class Startup
            {
                public static void Configure(IServiceCollection services)
                {
                    {{registrations}}
                    services.AddSingleton<Reader>();
                }
            }

            {{reader}}
            """;
        const string reader = "public class Reader(DryApiClient client) { public Task<DryApiJob> Read(Img2TxtRequest request) => client.Img2Txt.SubmitAsync(request); }";
        const string read = "public class Reader(DryApi.V2.DryApiClient client) { public Task<DryApiJob> Read(ImagesOcrRequest request) => client.Images.Ocr.SubmitAsync(request); }";
        var project = await FixedAsync(Source(statement, reader));

        (await project.TextAsync(Path)).ShouldBe(Source(statement + "\n        " + added, read));
        (await project.CompilerSaysAsync()).ShouldBeEmpty();

        // Once more, when something of the first version is there again: what is registered stays.
        project.Write(Path, Source(statement + "\n        " + added, read + "\n" + reader.Replace("Reader", "Other", StringComparison.Ordinal).Replace("(DryApi", "(DryApi.DryApi", StringComparison.Ordinal)));
        await project.ApplyToAllAsync("DRY3201", FixAllScope.Document, Path);

        (await project.TextAsync(Path)).ShouldBe(Source(statement + "\n        " + added, read + "\n" + read.Replace("Reader", "Other", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fix_OfADocument_ChangesNoOther()
    {
        var project = new FixedProject(new SuccessorFix(), Compiling.WithSuccessor, ("Clients.cs", Clients), ("Calls.cs", Calls), ("Usings.cs", "global using DryApi;"));

        await project.ApplyToAllAsync("DRY3201", FixAllScope.Document, "Calls.cs");

        (await project.TextAsync("Clients.cs")).ShouldBe(Clients);
        (await project.TextAsync("Calls.cs")).ShouldContain("clients.Get(true).Images.Ocr.SubmitAsync(request)");
        (await project.CompilerSaysAsync()).Select(diagnostic => diagnostic.Id).Distinct().ShouldBe(["CS1061"]);
    }

    private static async Task<FixedProject> FixedAsync(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var project = new FixedProject(new SuccessorFix(), Compiling.WithSuccessor.WithOptions(Compiling.Options.WithOutputKind(kind)), (Path, source));
        var diagnostics = await project.DiagnosticsAsync();
        diagnostics.ShouldNotBeEmpty();
        await project.ApplyAsync((await project.OffersAsync(diagnostics[0])).ShouldHaveSingleItem());
        return project;
    }

    private static string Method(string statements, bool isNew = false) => $$"""
        using DryApi;{{(isNew ? "\nusing DryApi.V2;" : "")}}

        public class Sample
        {
            public async Task Run({{(isNew ? "DryApi.V2.DryApiClient client, ImagesGenerationsRequest" : "DryApiClient client, Txt2ImgRequest")}} request, string text, int number, bool flag, FileContent file)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """;
}
