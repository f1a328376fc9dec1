namespace DryApi.Benchmarks;

/// <summary>Something that this program can do; what it returns says whether all goals were kept.</summary>
internal sealed record Command(string Name, string Summary, Func<string[], bool> Run);
