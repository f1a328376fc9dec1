namespace DryApi.Benchmarks.Empty;

/// <summary>The console program that does nothing but write its line: what every console program takes at least.</summary>
internal static class Program
{
    public static void Main() => Console.WriteLine("Hello");
}
