using Microsoft.CodeAnalysis.CodeFixes;

namespace DryApi.Analyzers.Tests.Verifying;

/// <summary>Holds what code fixes make of a source against the whole text that is expected; nothing is left to mend in it.</summary>
internal static class VerifyFix
{
    private const string Path = "Sample.cs";

    /// <summary>Applies an offer, the first unless a title is given, to the one diagnostic of some statements.</summary>
    public static Task StatementsAsync(CodeFixProvider fix, string before, string after, string? title = null) => SourceAsync(fix, Verify.Method(before), Verify.Method(after), title);

    /// <summary>The same for a whole source.</summary>
    public static async Task SourceAsync(CodeFixProvider fix, string before, string after, string? title = null)
    {
        var project = Open(fix, before);
        var diagnostic = (await project.DiagnosticsAsync()).ShouldHaveSingleItem();
        var offers = await project.OffersAsync(diagnostic);
        var offer = offers.FirstOrDefault(each => title is null || each.Title == title).ShouldNotBeNull(string.Join("\n", offers.Select(each => each.Title)));

        await project.ApplyAsync(offer);

        (await project.TextAsync(Path)).ShouldBe(after);
        (await project.DiagnosticsAsync()).ShouldBeEmpty();
    }

    /// <summary>The titles of what is offered for the one diagnostic of some statements.</summary>
    public static async Task<IReadOnlyList<string>> OffersAsync(CodeFixProvider fix, string statements)
    {
        var project = Open(fix, Verify.Method(statements));
        return [.. (await project.OffersAsync((await project.DiagnosticsAsync()).ShouldHaveSingleItem())).Select(each => each.Title)];
    }

    /// <summary>Mends all diagnostics of some statements at once: in one document, and in a project of two.</summary>
    public static async Task AllStatementsAsync(CodeFixProvider fix, string before, string after)
    {
        const string other = "Other.cs";
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project })
        {
            var (source, expected) = (Verify.Method(before), Verify.Method(after));
            var project = Open(fix, source, (other, Renamed(source)));
            var diagnostics = await project.DiagnosticsAsync();
            diagnostics.Length.ShouldBeGreaterThan(3);
            var key = (await project.OffersAsync(diagnostics[0]))[0].EquivalenceKey.ShouldNotBeNull();

            await project.ApplyToAllAsync(key, scope, Path);

            (await project.TextAsync(Path)).ShouldBe(expected);
            (await project.TextAsync(other)).ShouldBe(Renamed(scope == FixAllScope.Project ? expected : source));
            (await project.DiagnosticsAsync()).Length.ShouldBe(scope == FixAllScope.Project ? 0 : diagnostics.Length / 2);
        }
    }

    private static FixedProject Open(CodeFixProvider fix, string source, params IEnumerable<(string Path, string Text)> others) =>
        new(fix, [("Prelude.cs", Verify.Prelude), (Path, source), .. others]);

    private static string Renamed(string source) => source.Replace("class Sample", "class Other", StringComparison.Ordinal);
}
