namespace DryApi.Cli.Tests.Mcp;

/// <summary>Is told of progress where it happens: <see cref="Progress{T}"/> is told later, in any order.</summary>
internal sealed class Told<T>(Action<T> report) : IProgress<T>
{
    private readonly Lock _lock = new();

    public void Report(T value)
    {
        lock (_lock)
        {
            report(value);
        }
    }
}
