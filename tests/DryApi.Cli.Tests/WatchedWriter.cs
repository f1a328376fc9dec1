namespace DryApi.Cli.Tests;

/// <summary>Keeps what is written, and tells of each line as it is written; in the end the watch for secrets looks at all of it.</summary>
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

    protected override void Dispose(bool disposing)
    {
        SecretsOfTheRun.Look("what the program wrote", ToString());
        base.Dispose(disposing);
    }
}
