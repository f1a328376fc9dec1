namespace DryApi.Cli.Tests;

/// <summary>Keeps what is written, and tells of each line as it is written.</summary>
internal sealed class WatchedWriter(Action<string> onLine) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        onLine(value ?? "");
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
