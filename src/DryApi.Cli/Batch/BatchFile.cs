using System.Text;

namespace DryApi.Cli.Batch;

/// <summary>Reads a batch file record by record, so that any number of them takes no more memory than one.</summary>
internal static class BatchFile
{
    /// <summary>How many characters a cell or a line of JSON may have: one that is longer is a quote that nobody closed.</summary>
    public const int LongestText = 4 * 1024 * 1024;

    /// <summary>Reads the records. What is wrong with one is told, and the rest is read on.</summary>
    /// <exception cref="UsageException">The file cannot be read, or is of another kind.</exception>
    public static IEnumerable<BatchRecord> Read(string path, BatchProblems problems)
    {
        Func<TextReader, BatchProblems, IEnumerable<BatchRecord>> read = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => CsvRecords.Read,
            ".jsonl" or ".ndjson" => JsonRecords.Read,
            _ => throw new UsageException($"{path} is neither .csv nor .jsonl; give a batch file with one of these extensions"),
        };
        using var reader = Open(path);
        using var records = read(reader, problems).GetEnumerator();
        while (true)
        {
            try
            {
                if (!records.MoveNext())
                {
                    break;
                }
            }
            catch (DecoderFallbackException exception)
            {
                throw new UsageException($"{path} is no UTF-8; save it as UTF-8", exception);
            }

            yield return records.Current;
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            // A folder, a pipe or a device is refused as it is for files that are sent.
            FileContent.FromPath(path);
            return new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is DryApiFileException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {path}: {Failure.Sentence(exception)}; give the path of a batch file that is there", exception);
        }
    }
}
