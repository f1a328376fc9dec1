using System.Reflection;
using DryApi.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Snapshooter.Xunit3;

namespace DryApi.Analyzers.Tests.Successors.Whole;

/// <summary>A program of the first version with more than 20 operations goes over to the second: by the code fix, then by what the compiler says, and then it runs.</summary>
public sealed class WholeProgramTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("tests/DryApi.Analyzers.Tests/Successors/Studio");

    /// <summary>What the compiler asks for, and what somebody writes. Each is in the program once after the fix.</summary>
    private static readonly (string Left, string Written)[] Edits =
    [
        ("""{ Prompt = "a harbor at night" }""", """{ Prompt = "a harbor at night", Type = PromptTask.ImagesGenerations, ModelSlug = "Flux1schnell" }"""),
        ("""{ Prompt = "welcome aboard", LangCode = "en-us" }""", """{ Prompt = "welcome aboard", Type = PromptTask.AudioSpeech, ModelSlug = "Kokoro" }"""),
        ("Seed = 42, // as in the trailer", "Seed = 42, Fps = 24, // as in the trailer"),
        ("{ SourceFile = voice, IncludeTs = true }", """{ SourceFile = voice, IncludeTs = true, Model = "Whisper" }"""),
    ];

    [Fact]
    public async Task Program_OfTheFirstVersion_CallsManyOperations()
    {
        await using var server = await DocumentServer.StartAsync();

        var log = await RunAsync((await Open().CompilationAsync())!, server);

        server.Refusals.ShouldBeEmpty();
        server.Calls.Distinct().Count().ShouldBe(26);
        server.Calls.ShouldAllBe(call => call.Contains(" /api/v1/", StringComparison.Ordinal));
        log.ShouldContain("film done 100");
    }

    [Fact]
    public async Task Program_AfterTheFix_LeavesToTheCompilerWhatIsLeft()
    {
        var project = await FixedAsync();

        var texts = new List<string>();
        foreach (var file in Files())
        {
            texts.Add($"{file.Path}\n{await project.TextAsync(file.Path)}");
        }

        var left = (await project.CompilerSaysAsync()).Select(diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        string.Join("\n", [.. left, "", .. texts]).MatchSnapshot();
    }

    [Fact]
    public async Task Program_WithWhatTheCompilerAskedFor_RunsOnTheSecondVersion()
    {
        var project = await FixedAsync();
        var left = (await project.CompilerSaysAsync()).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        foreach (var file in Files())
        {
            project.Write(file.Path, Edits.Aggregate(await project.TextAsync(file.Path), (all, edit) => all.Replace(edit.Left, edit.Written, StringComparison.Ordinal)));
        }

        left.ShouldBeGreaterThanOrEqualTo(Edits.Length);
        var text = string.Concat(await Task.WhenAll(Files().Select(file => project.TextAsync(file.Path))));
        Edits.ShouldAllBe(edit => text.Contains(edit.Written, StringComparison.Ordinal) && !text.Contains(edit.Left, StringComparison.Ordinal));
        (await project.CompilerSaysAsync()).ShouldBeEmpty();
        await using var server = await DocumentServer.StartAsync();

        var log = await RunAsync((await project.CompilationAsync())!, server);

        server.Refusals.ShouldBeEmpty();
        server.Calls.Where(call => call.Contains(" /api/v1/", StringComparison.Ordinal)).ShouldBe(["GET /api/v1/client/prompts/samples"]);
        server.Calls.Count.ShouldBeGreaterThan(25);
        log.ShouldContain("film done 100");
        log.ShouldContain("balance 2");
    }

    private static IReadOnlyList<(string Path, string Text)> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    private static FixedProject Open() => new(new SuccessorFix(), Compiling.WithSuccessor, Files());

    private static async Task<FixedProject> FixedAsync()
    {
        var project = Open();
        (await project.DiagnosticsAsync()).Length.ShouldBeGreaterThan(20);
        await project.ApplyToAllAsync("DRY3201", FixAllScope.Solution, Files()[0].Path);
        return project;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Compilation compilation, DocumentServer server)
    {
        using var image = new MemoryStream();
        compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { "photo.png", "voice.mp3", "clip.mp4" })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, file), [1, 2, 3], TestContext.Current.CancellationToken);
        }

        var options = new DryApiClientOptions { ApiKey = "key", BaseAddress = server.Url, TimeProvider = new PassingTimeProvider() };
        var run = Assembly.Load(image.ToArray()).GetType("Studio.Production")!.GetMethod("RunAsync")!;
        var log = await (Task<IReadOnlyList<string>>)run.Invoke(null, [options, folder.Path])!;
        File.Exists(Path.Combine(folder.Path, "harbor.png")).ShouldBeTrue();
        return log;
    }
}
