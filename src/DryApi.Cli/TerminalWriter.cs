namespace DryApi.Cli;

/// <summary>Standard output or standard error. Nothing gets there but through <see cref="TerminalText"/>.</summary>
/// <param name="writer">The stream as text.</param>
/// <param name="isNote">Whether what is written may be lost: a terminal that is gone is no reason to end a job.</param>
internal sealed class TerminalWriter(TextWriter writer, bool isNote = false)
{
    /// <summary>Tells nobody.</summary>
    public static TerminalWriter Silent { get; } = new(TextWriter.Null);

    /// <summary>For help, which is this program's own text.</summary>
    public TextWriter Help => writer;

    /// <summary>Writes one line.</summary>
    public void WriteLine(string text)
    {
        try
        {
            writer.WriteLine(TerminalText.OneLine(text));
        }
        catch (IOException) when (isNote)
        {
            // Nobody is there to be told.
        }
    }

    /// <summary>Writes text of several lines, and ends the last.</summary>
    public void WriteLines(string text) => writer.WriteLine(TerminalText.Lines(text));
}
