namespace DryApi.Benchmarks.Empty;

/// <summary>The program that does nothing: what every program takes at least.</summary>
internal static class Program
{
    public static void Main()
    {
    }
}
