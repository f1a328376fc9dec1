using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift.Mutilation;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// Damaged documents are compared with what they were, both ways: there is a result, or one line that says what is wrong. Some hundred
/// each time; with <c>DRYAPI_LONG_TESTS=1</c> ten thousand. What such a run may take and hold is judged a process at a time, by the
/// benchmark <c>bombs</c>: here other tests share the memory and the processors.
/// </summary>
public sealed class MutilationTests(ITestOutputHelper log) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> OddNames => [.. OddDocuments.All.Keys];

    private static bool IsLong => Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_damaged_document_gives_a_result_or_one_line()
    {
        var problems = new ConcurrentBag<string>();
        var (slowest, results, refusals) = (TimeSpan.Zero, 0, 0);
        await Parallel.ForAsync(0, IsLong ? 10_000 : 300, TestContext.Current.CancellationToken, async (number, cancellation) =>
        {
            var document = MutilatedDocuments.Of(number);
            var whole = _folder.Write($"{number}-whole.json", document.Whole);
            var broken = _folder.Write($"{number}-{document.FileName}", document.Broken);
            string[][] runs = number % 5 == 0
                ? [["diff", whole, broken], ["diff", broken, whole], ["diff", whole, broken, "--overlay", AcceptedDocument.V1.OverlayPath]]
                : [["diff", whole, broken], ["diff", broken, whole]];
            foreach (var args in runs)
            {
                var (run, time) = await RunAsync(args);
                if (ProblemOf(run) is { } problem)
                {
                    problems.Add($"{document.Name}: {problem}");
                }

                slowest = time > slowest ? time : slowest;
                _ = run.ExitCode == 2 ? Interlocked.Increment(ref refusals) : Interlocked.Increment(ref results);
            }

            File.Delete(whole);
            File.Delete(broken);
        });

        log.WriteLine($"{results} results, {refusals} refusals, the slowest took {slowest.TotalMilliseconds:f0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        problems.Order(StringComparer.Ordinal).Take(20).ShouldBeEmpty($"{problems.Count} in all");
        results.ShouldBeGreaterThan(refusals / 10, "damage that is always refused tests no comparison");
    }

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task An_odd_document_gives_a_result_or_one_line(string name)
    {
        var odd = _folder.Write(name, OddDocuments.All[name]);
        var plain = _folder.Write("plain.json", OddDocuments.WithSchema("{\"type\":\"string\"}"));
        foreach (var (@base, head) in ((string, string)[])[(plain, odd), (odd, plain), (odd, odd)])
        {
            var (run, _) = await RunAsync("diff", @base, head);

            ProblemOf(run).ShouldBeNull();
            if (@base == head && run.ExitCode != 2)
            {
                run.Output.ShouldContain("\"changes\": []");
            }
        }
    }

    private static async Task<(ProgramRun Run, TimeSpan Time)> RunAsync(params string[] args)
    {
        var watch = Stopwatch.StartNew();
        var run = await Tool.RunAsync([.. args, "--format", "json"]);
        return (run, watch.Elapsed);
    }

    /// <summary>What is wrong with a run; null when there is a result, or one line that says why not.</summary>
    private static string? ProblemOf(ProgramRun run)
    {
        if (run.ExitCode == 2)
        {
            var isOneLine = run.Output.Length == 0 && run.Error.EndsWith('\n') && !run.Error[..^1].Contains('\n') && run.Error.Length is > 20 and < 3_000;
            return isOneLine && !run.Error.Contains("internal error", StringComparison.Ordinal) ? null : "it says: " + run.Error;
        }

        using var result = JsonDocument.Parse(run.Output);
        var isFailure = result.RootElement.GetProperty("summary").GetProperty("breaking").GetInt32() > 0;

        // What cannot be used is a warning at its line, and the rest is compared.
        var areWarnings = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(line => line.Contains(": warning DRY172", StringComparison.Ordinal));
        return areWarnings && run.ExitCode == (isFailure ? 1 : 0) ? null : $"it exits with {run.ExitCode} and says: {run.Error}";
    }
}
