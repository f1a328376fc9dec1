namespace DryApi.Benchmarks;

/// <summary>Measures what the project promises about speed, as ratios in one run: <c>dotnet run -c Release --project tests/DryApi.Benchmarks -- diff</c>.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is not ["diff"])
        {
            Console.Error.WriteLine("usage: dotnet run -c Release --project tests/DryApi.Benchmarks -- diff");
            return 2;
        }

        return DiffBenchmark.Run() ? 0 : 1;
    }
}
