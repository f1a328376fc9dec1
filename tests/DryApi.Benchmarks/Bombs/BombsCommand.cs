using System.Diagnostics;
using System.Globalization;
using DryApi.OpenApi.Tests.Bombs;

namespace DryApi.Benchmarks.Bombs;

/// <summary>Every hostile input through the tool, each run a process of its own: what it takes in seconds of computing and in memory.</summary>
internal static class BombsCommand
{
    private const double MostSeconds = 5;
    private const double MostMegabytes = 500;

    // A run that does not end is ended here.
    private const int GiveUpAfterSeconds = 60;

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "dryapi-openapi.dll");

    /// <returns>Whether every run kept to both limits and ended with a result or one line.</returns>
    public static bool Run(string[] args)
    {
        var only = args is ["--only", var part] ? part : "";
        var bombs = AllBombs.All.Where(bomb => bomb.Name.Contains(only, StringComparison.Ordinal)).ToList();
        var over = 0;
        foreach (var bomb in bombs)
        {
            var folder = Directory.CreateTempSubdirectory("dryapi-bombs-").FullName;
            try
            {
                over += Commands(bomb, folder).Count(arguments => !Run(bomb, arguments));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Console.WriteLine(over == 0 ? "every run kept to its limits" : $"{over} runs did not keep to their limits");
        return over == 0;
    }

    private static IEnumerable<string[]> Commands(Bomb bomb, string folder)
    {
        var output = Path.Combine(folder, "output.json");
        var path = bomb.WriteTo(folder);
        switch (bomb.Role)
        {
            case BombRole.Document:
                var changed = bomb.WriteTo(folder, isChanged: true);
                return [["contract", path, "--output", output], ["normalize", path, "--output", output], ["pull", "--source", path, "--output", output], ["diff", path, changed]];
            case BombRole.Overlay:
                var document = bomb.Of!.WriteTo(folder);
                return [["contract", document, "--overlay", path, "--output", output], ["diff", document, bomb.Of.WriteTo(folder, isChanged: true), "--overlay", path]];
            default:
                return [["diff", path, bomb.WriteTo(folder, isChanged: true)]];
        }
    }

    private static bool Run(Bomb bomb, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var (peak, computed) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(10) && clock.Elapsed.TotalSeconds < GiveUpAfterSeconds)
        {
            (peak, computed) = Look(process, peak, computed);
        }

        var hasEnded = process.HasExited;
        if (!hasEnded)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        var (seconds, megabytes) = (hasEnded ? computed.TotalSeconds : clock.Elapsed.TotalSeconds, peak / 1048576d);
        var said = error.Result.TrimEnd('\n');
        var isSound = process.ExitCode is 0 or 1 || (process.ExitCode == 2 && !said.Contains('\n') && !said.Contains("internal error", StringComparison.Ordinal));
        var keeps = hasEnded && isSound && seconds <= MostSeconds && megabytes <= MostMegabytes;
        var outcome = process.ExitCode == 2 ? said[Math.Min(said.Length, said.LastIndexOf('/') + 1)..] : $"{output.Result.Length} characters";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(keeps ? "kept" : "OVER"),-5} {seconds,6:0.00} s {megabytes,6:0} MB  {bomb.Name} {arguments[0]}: {(hasEnded ? $"{process.ExitCode}" : "no end")} {outcome[..Math.Min(outcome.Length, 140)].ReplaceLineEndings(" ")}"));
        return keeps;
    }

    /// <summary>The most memory so far, and the time that it has computed: what else the machine does counts for nothing.</summary>
    private static (long Peak, TimeSpan Computed) Look(Process process, long peak, TimeSpan computed)
    {
        try
        {
            process.Refresh();
            return (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended in the meantime.
            return (peak, computed);
        }
    }
}
