using System.Text;
using Spectre.Console;

namespace DryApi.Cli.Tests;

/// <summary>A terminal that somebody watches, as Spectre.Console sees it.</summary>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => 200;

    public int Height => 50;

    public void SetEncoding(Encoding encoding)
    {
    }
}
