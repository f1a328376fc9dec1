using System.Globalization;
using System.Reflection;
using DryApi.Contracts;
using DryApi.Generator;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Benchmarks.Stages;

/// <summary>Each stage of the way from the document to the assembly, inside this process, for the real document and for ten times as much.</summary>
internal sealed class StagesBenchmark(StageFiles real, StageFiles large, NSwagEngine engine, Compiler compiler)
{
    private const double MostTimesForTen = 12;
    private const double MostTimesTwoTexts = 5;
    private const int Copies = 10;
    private const int Runs = 9;
    private static readonly DateTime Today = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private bool _isKept = true;

    /// <returns>Whether every ratio keeps to its goal.</returns>
    public static bool Run()
    {
        var root = typeof(StagesBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        try
        {
            var (document, overlay) = (Path.Combine(root, "openapi", "v1", "dryapi.json"), Path.Combine(root, "openapi", "v1", "overlay.json"));
            var (largeDocument, largeOverlay) = (Path.Combine(folder, "large.json"), Path.Combine(folder, "large-overlay.json"));
            LargeDocument.Write(document, largeDocument, Copies);
            LargeOverlay.Write(overlay, largeOverlay, Copies);
            var engine = new NSwagEngine(root);
            var (real, large) = (new StageFiles(Path.Combine(folder, "real"), document, overlay, engine), new StageFiles(Path.Combine(folder, "large"), largeDocument, largeOverlay, engine));
            return new StagesBenchmark(real, large, engine, new Compiler(root)).RunAll();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool RunAll()
    {
        Measure("read", files => DocumentReader.Read(files.Document));
        Measure("overlay", files => DocumentReader.Read(files.Document), (files, root) => Overlay.Load(files.Overlay).ApplyTo(root));
        Measure("contract", Overlaid, (_, root) => ContractWriter.Write(OpenApiContractReader.Read(root)));
        Measure("normalize", files => OutputFile.Write(files.Normalized, stream => NormalizedDocument.Write(files.Contract, stream, Stream.Null, StageFiles.Names)));
        Measure("diff, one change", files => DriftCheck.Run(files.Document, files.Changed, files.Overlay, Today));
        Measure("NSwag", files => engine.Run(files.Normalized, files.Code));
        var handWritten = compiler.Compilation(code: null);
        Measure("generator", files => Compiler.Generate(handWritten, files));
        Measure("compilation", files => Compiler.Generate(handWritten, files), (files, generated) => Compiler.Emit(handWritten, generated, files.Code), runs: 1);
        MeasureUnrelatedEdit();
        return _isKept;
    }

    private void Measure(string stage, Action<StageFiles> run) => Measure<object?>(stage, _ => null, (files, _) => run(files));

    // What a stage reads is made anew each time and not measured: some stages change it. The real document goes through it ten times in a row,
    // the large one once: the same work, so that both pay for the memory they leave behind. Once alone, the real one would never be asked to.
    private void Measure<T>(string stage, Func<StageFiles, T> prepare, Action<StageFiles, T> run, int runs = Runs)
    {
        Queue<T> inputs = new();
        (StageFiles Files, int Times)[] subjects = [(real, Copies), (large, 1)];
        Sample[] Times() => Sampler.Interleave(runs, Sampler.Computed, s => Repeat(s.Times, () => inputs.Enqueue(prepare(s.Files))), s => Repeat(s.Times, () => run(s.Files, inputs.Dequeue())), subjects);

        // Twice: the first time until the code is compiled as well as it gets.
        _ = Times();
        var times = Times();
        Print(stage, times[1], times[0].DividedBy(Copies), MostTimesForTen);
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    private void MeasureUnrelatedEdit()
    {
        var before = compiler.Compilation(real.Code);
        var after = before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// an edit", (CSharpParseOptions)before.SyntaxTrees[0].Options));
        IIncrementalGenerator[] generators = [new ContractGenerator(), new TwoTextGenerator()];
        var drivers = generators.Select(generator => Compiler.Driver(generator, real.ContractFile, real.Code, real.Declarations).RunGenerators(before)).ToList();
        var times = Sampler.Interleave(Runs * 20, Sampler.Computed, _ => { }, driver => driver.RunGenerators(after), drivers);
        Print("after an unrelated edit, beside two texts only", times[0], times[1], MostTimesTwoTexts);
    }

    private static DocumentNode Overlaid(StageFiles files)
    {
        var root = DocumentReader.Read(files.Document);
        Overlay.Load(files.Overlay).ApplyTo(root);
        return root;
    }

    private void Print(string what, Sample sample, Sample beside, double goal)
    {
        var ratio = sample.Median / beside.Median;
        _isKept &= ratio <= goal;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} {beside.Median,9:0.000} ms, {sample.Median,9:0.000} ms: {ratio,5:0.00} times, at most {goal:0} wanted: {(ratio <= goal ? "kept" : "EXCEEDED")}"));
    }
}
