using System.Globalization;

namespace DryApi.Cli.Batch;

/// <summary>Tells what is wrong in a batch file, each in a line of its own, as compilers do; so many of them that somebody reads them.</summary>
internal sealed class BatchProblems(BatchErrors errors, string file)
{
    /// <summary>How many are told.</summary>
    public const int Most = 20;

    private const int Longest = 500;

    private int _count;

    /// <summary>Whether there is any.</summary>
    public bool IsAny => _count > 0;

    /// <summary>Tells one.</summary>
    /// <param name="line">The line of the file.</param>
    /// <param name="column">The column; null where it is the line as such.</param>
    /// <param name="text">What is wrong.</param>
    public void Add(int line, int? column, string text)
    {
        if (++_count <= Most)
        {
            errors.Tell(TerminalText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{(column is { } number ? $"{number}:" : "")} {text}"), Longest), ("file", file), ("line", line), ("column", column));
        }
    }

    /// <exception cref="UsageException">There is any.</exception>
    public void ThrowIfAny()
    {
        if (_count > 0)
        {
            var more = _count > Most ? string.Create(CultureInfo.InvariantCulture, $", of which the first {Most} are told") : "";
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{file} has {_count} mistake{(_count == 1 ? "" : "s")}{more}; nothing was submitted, correct the lines above and run it again"));
        }
    }
}
