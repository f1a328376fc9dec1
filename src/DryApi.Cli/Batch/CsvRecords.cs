using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace DryApi.Cli.Batch;

/// <summary>Records of comma-separated values, or of those that are separated by semicolons or tabs, as some spreadsheets write them.</summary>
internal static class CsvRecords
{
    /// <summary>Reads the records after the header.</summary>
    public static IEnumerable<BatchRecord> Read(TextReader reader, BatchProblems problems)
    {
        var first = ReadLine(reader);
        var isBad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(first),
            HasHeaderRecord = false,
            MaxFieldSize = BatchFile.LongestText,
            IgnoreBlankLines = true,
            BadDataFound = _ => isBad = true,
        };
        using var parser = new CsvParser(new PrefixReader(first, reader), configuration);
        string[]? header = null;
        while (Next(parser, problems))
        {
            var raw = parser.RawRecord.AsSpan().TrimEnd("\r\n");
            var isOpen = raw.Count('"') % 2 != 0;
            var line = parser.RawRow - (isOpen ? parser.RawRecord.AsSpan() : raw).Count('\n');
            string[] cells = parser.Record!;
            if (raw.Contains('\0'))
            {
                problems.Add(line, null, "has a NUL, which no text has; save the file as UTF-8");
                yield break;
            }

            if (isBad || isOpen)
            {
                problems.Add(line, null, "a quote stands inside of a cell that does not begin with one, or is not closed; put the cell into quotes, and double those inside of it");
                yield break;
            }

            if (header is null)
            {
                header = cells;
                if (!IsGood(header, line, problems))
                {
                    yield break;
                }
            }
            else if (cells.All(string.IsNullOrWhiteSpace))
            {
                // An empty row, with blanks or without.
            }
            else if (cells.Length != header.Length)
            {
                problems.Add(line, null, string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} cells, and the header {header.Length}; give each row as many, and put cells with the delimiter into quotes"));
            }
            else
            {
                var given = cells.Select((cell, index) => new BatchCell(header[index], index + 1, cell)).Where(cell => (string)cell.Value is { Length: > 0 }).ToList();
                if (given.Count > 0)
                {
                    yield return new BatchRecord(line, given);
                }
            }
        }

        if (header is null)
        {
            problems.Add(1, null, "the file is empty; its first line has to name the columns, such as operation,prompt,model");
        }
    }

    private static bool Next(CsvParser parser, BatchProblems problems)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            problems.Add(parser.RawRow, null, string.Create(CultureInfo.InvariantCulture, $"a cell has more than {BatchFile.LongestText} characters; is a quote not closed?"));
            return false;
        }
    }

    private static bool IsGood(string[] header, int line, BatchProblems problems)
    {
        var (isGood, names) = (true, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < header.Length; i++)
        {
            header[i] = header[i].Trim();
            if (header[i].Length == 0)
            {
                isGood = false;
                problems.Add(line, i + 1, "the column has no name; name it, or take it out");
            }
            else if (!names.Add(header[i]))
            {
                isGood = false;
                problems.Add(line, i + 1, $"'{header[i]}' is the name of two columns; take one out");
            }
        }

        return isGood;
    }

    /// <summary>What the header separates its names with: they have no delimiters in themselves.</summary>
    private static string DelimiterOf(string header) => header.Contains(',', StringComparison.Ordinal) ? "," : header.Contains('\t', StringComparison.Ordinal) ? "\t" : header.Contains(';', StringComparison.Ordinal) ? ";" : ",";

    /// <summary>The first line with its end, as far as a line may go.</summary>
    private static string ReadLine(TextReader reader)
    {
        var line = new System.Text.StringBuilder();
        while (line.Length < BatchFile.LongestText && reader.Read() is >= 0 and var next)
        {
            line.Append((char)next);
            if (next == '\n')
            {
                break;
            }
        }

        return line.ToString();
    }

    /// <summary>A text, and then the rest of another reader.</summary>
    private sealed class PrefixReader(string prefix, TextReader rest) : TextReader
    {
        private int _at;

        public override int Read() => _at < prefix.Length ? prefix[_at++] : rest.Read();

        public override int Peek() => _at < prefix.Length ? prefix[_at] : rest.Peek();

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, prefix.Length - _at);
            if (length == 0)
            {
                return rest.Read(buffer, index, count);
            }

            prefix.CopyTo(_at, buffer, index, length);
            _at += length;
            return length;
        }
    }
}
