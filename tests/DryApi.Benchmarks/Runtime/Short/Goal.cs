namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Something that a scenario has to show: a value that may not be above a limit.</summary>
internal sealed record Goal(string What, double Value, double Limit, string Unit = "")
{
    public bool IsKept => Value <= Limit;
}
