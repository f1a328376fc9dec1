using DryApi.Benchmarks.Analyzers;
using DryApi.Benchmarks.Bombs;
using DryApi.Benchmarks.Builds;
using DryApi.Benchmarks.CommandLines;
using DryApi.Benchmarks.Emulators;
using DryApi.Benchmarks.Runtime;
using DryApi.Benchmarks.Runtime.Long;
using DryApi.Benchmarks.Runtime.Short;
using DryApi.Benchmarks.Stages;
using DryApi.Benchmarks.Telemetry;
using DryApi.Benchmarks.Webhooks;

namespace DryApi.Benchmarks;

/// <summary>Measures what the project promises about speed, as ratios in one run: <c>dotnet run -c Release --project tests/DryApi.Benchmarks -- --short</c>.</summary>
internal static class Program
{
    private static readonly Command[] Commands =
    [
        new("diff", "the comparison of documents", _ => DiffBenchmark.Run()),
        new("stages", "each stage from the document to the assembly, beside ten times as much", _ => StagesBenchmark.Run()),
        new("analyzers", "what the analyzers add to compiling 2,000 object initializers", _ => AnalyzersBenchmark.Run()),
        new("bombs", "hostile inputs, each as a process: seconds and memory, at most 5 s and 500 MB: [--only PART]", BombsCommand.Run),
        new("emulator", "10,000 jobs of the emulator, and its status calls beside Prism's and a bare Kestrel route", _ => EmulatorBenchmark.RunAsync().GetAwaiter().GetResult()),
        new("start", "how long dryapi takes to its first request, and for its help, beside an empty program", _ => StartBenchmark.RunAsync().GetAwaiter().GetResult()),
        new("telemetry", "what telemetry adds to a call where nobody listens: two builds of the runtime, with it and without", _ => TelemetryBenchmark.Run()),
        new("webhooks", "how long a wrong signature takes, by where its first wrong byte is", _ => SignatureBenchmark.Run()),
        new("build", "what the build step costs, as build/measure-build runs it: [--short] [--json FILE]", BuildCommand.Run),
        new("--short", "all clients beside each other, in under two minutes: [--only SCENARIO] [--json FILE]", ShortCommand.Run),
        new("run", "the same calls by BenchmarkDotNet, with its options (--filter, --list, …)", LongCommand.Run),
        new("--verify", "each call once: do all clients send and read the same?", _ => VerifyCommand.Run()),
    ];

    public static int Main(string[] args)
    {
        var command = Commands.FirstOrDefault(command => args is [var name, ..] && name == command.Name);
        if (command is null)
        {
            Console.Error.WriteLine("usage: dotnet run -c Release --project tests/DryApi.Benchmarks -- COMMAND");
            Array.ForEach(Commands, each => Console.Error.WriteLine($"  {each.Name,-10} {each.Summary}"));
            return 2;
        }

        try
        {
            return command.Run(args[1..]) ? 0 : 1;
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
