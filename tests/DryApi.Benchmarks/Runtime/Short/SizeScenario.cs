namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>How large a program gets that makes an image and saves it, published with the runtime and trimmed.</summary>
internal static class SizeScenario
{
    private static readonly ClientProgram[] Programs = [ClientProgram.HandWritten, ClientProgram.Sdk];

    public static ScenarioResult Run()
    {
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        try
        {
            // At the same time: they have no project in common, and nothing is timed.
            var rows = Programs.AsParallel().AsOrdered().Select(program => new Row(program.Client, new Measure(Microseconds: 0, program.PublishTrimmed(folder).Size))).ToArray();
            return new ScenarioResult("size", "Size of a trimmed program that makes an image", rows, []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
