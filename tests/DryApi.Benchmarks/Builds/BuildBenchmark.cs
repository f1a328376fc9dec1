using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DryApi.Benchmarks.Builds;

/// <summary>What the build step costs beside the same project without it, beside a plain one and beside NSwag's own way.</summary>
internal sealed class BuildBenchmark(BuildTrees trees, bool isShort)
{
    private static readonly string[] OneFramework = ["-f", "net10.0"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly List<BuildRow> _rows = [];

    /// <param name="isShort">Fewer rounds, for a first look.</param>
    /// <param name="isNothing">Only builds in which nothing is to be done.</param>
    /// <param name="json">The file that gets the rows, or null.</param>
    /// <returns>Whether every goal is kept.</returns>
    public static bool Run(bool isShort, bool isNothing, string? json)
    {
        var root = typeof(BuildBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var top = Directory.CreateTempSubdirectory("dryapi-measure-").FullName;
        try
        {
            var trees = new BuildTrees(root, top);
            trees.Prepare();
            return new BuildBenchmark(trees, isShort).Run(isNothing, json);
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    private bool Run(bool isNothing, string? json)
    {
        Measure("nothing to do", isShort ? 5 : 15, [], _ => { }, (trees.Without, 1.05), (trees.Plain, 1.35));
        Measure("nothing to do", isShort ? 5 : 15, OneFramework, _ => { }, (trees.Stock, null));
        if (!isNothing)
        {
            MeasureChanges();
        }

        var executed = ExecutedTargets();
        Console.WriteLine($"nothing to do: {executed} targets of ours execute, 0 wanted: {(executed == 0 ? "kept" : "EXCEEDED")}");
        if (json is not null)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(new { rows = _rows, executedTargets = executed }, Indented) + "\n");
        }

        return executed == 0 && _rows.All(row => row.IsKept);
    }

    private void MeasureChanges()
    {
        var rounds = 0;
        Measure("hand-written file", isShort ? 2 : 7, [], trees.Edit, (trees.Without, null));
        Measure("hand-written file", isShort ? 2 : 7, OneFramework, trees.Edit, (trees.Stock, null));
        Measure("document", isShort ? 2 : 7, [], tree => trees.UseVersion(tree, rounds++ / 2 % 2), (trees.Without, null));
        Measure("document", isShort ? 3 : 7, OneFramework, tree => trees.UseVersion(tree, rounds++ / 2 % 2), (trees.Stock, 0.7));
        Measure("everything", isShort ? 1 : 3, [], BuildTrees.RemoveResults, (trees.Without, null));
        Measure("everything", isShort ? 1 : 3, OneFramework, BuildTrees.RemoveResults, (trees.Stock, null));
    }

    private void Measure(string what, int runs, string[] arguments, Action<BuildTree> change, params (BuildTree Tree, double? Goal)[] others)
    {
        var all = others.Select(other => other.Tree).Prepend(trees.Ours).ToList();
        var samples = Sampler.Interleave(runs, Sampler.Elapsed, tree => change(tree), tree => _ = tree == trees.Stock ? tree.Build() : tree.Build(arguments), all);
        var frameworks = arguments.Length == 0 ? "" : " (one TFM)";
        foreach (var ((tree, goal), sample) in others.Zip(samples.Skip(1)))
        {
            var row = new BuildRow(what, samples[0].Median / 1000, tree + frameworks, sample.Median / 1000, goal);
            _rows.Add(row);
            Console.WriteLine(row);
        }
    }

    /// <summary>Targets of ours that were not skipped as up to date in a build with nothing to do.</summary>
    private int ExecutedTargets()
    {
        trees.Ours.Build();
        var lines = trees.Ours.Build("-v:detailed").Split('\n');
        return lines.Zip(lines.Skip(1)).Count(pair => OwnTarget(trees.Ours.PathOf("build")).IsMatch(pair.First) && !pair.Second.Contains("Skipping target", StringComparison.Ordinal));
    }

    private static Regex OwnTarget(string folder) => new($"Target \".+\" in file \"{Regex.Escape(folder)}");
}
