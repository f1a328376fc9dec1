using System.Text.Json;

namespace DryApi.Cli.Batch;

/// <summary>Saves results under their names, each with what is known of it beside.</summary>
internal sealed class BatchResults(string folder, ResultNames names, Journal journal, TimeProvider time)
{
    private const string NoExtension = ".bin";
    private const string TextExtension = ".txt";
    private const string JsonExtension = ".json";
    private const int LongPartName = 39;

    /// <summary>Saves the result of a job.</summary>
    /// <returns>The name of the file.</returns>
    public async Task<string> SaveAsync(JournalRow row, DryApiJob job, JobResult result, CancellationToken cancellationToken)
    {
        var isText = result.ResultUrl is null && result.Text is not null;
        var extension = isText ? TextExtension : Path.GetExtension(result.ResultUrl?.AbsolutePath) is { Length: > 1 } made ? made : NoExtension;
        var name = row.File ?? Name(row, extension);
        var path = Path.Combine(folder, name);
        if (isText)
        {
            WholeFile.Write(path, writer => writer.Write(result.Text));
        }
        else
        {
            await job.DownloadAsync(path, null, cancellationToken).ConfigureAwait(false);
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(file);
        }

        Note(row, name);
        return name;
    }

    /// <summary>Saves the response of an operation that makes no job, which the journal has: its text where it is one, and else its JSON.</summary>
    /// <returns>The name of the file.</returns>
    public string SaveResponse(JournalRow row)
    {
        using var json = JsonDocument.Parse(journal.Response(row.Number) ?? "{}");
        var text = ResponseText.Of(json.RootElement);
        var name = row.File ?? Name(row, text is null ? JsonExtension : TextExtension);
        WholeFile.Write(Path.Combine(folder, name), writer => writer.Write(text ?? $"{(JsonText.Of(json.RootElement) is { } data ? JsonText.Of(data) : "{}")}\n"));
        Note(row, name);
        return name;
    }

    /// <summary>Takes parts away that a process left which was killed.</summary>
    public void Tidy()
    {
        // NAME.XXXXXXXX.dryapi.part, of a long name its beginning.
        string[] parts = [.. Directory.EnumerateFiles(folder, "*" + WholeFile.PartEnd)];
        string[] written = parts.Length == 0 ? [] : [.. journal.Rows(RowState.Submitted).Select(row => row.File).OfType<string>()];
        foreach (var part in parts)
        {
            var start = Path.GetFileName(part)[..^WholeFile.PartEnd.Length];
            if (IsOwn(start) || written.Any(name => start == name || start == SideCar.NameOf(name) || (start.Length >= LongPartName && SideCar.NameOf(name).StartsWith(start, StringComparison.Ordinal))))
            {
                File.Delete(part);
            }
        }
    }

    private void Note(JournalRow row, string name)
    {
        SideCar.Write(folder, row, name, time.GetUtcNow().UtcDateTime.ToString("O"));
        journal.SetSaved(row.Number);
    }

    /// <summary>A name that nothing has, in the folder or in the journal.</summary>
    private string Name(JournalRow row, string extension)
    {
        for (var copy = 0; ; copy++)
        {
            var name = names.Of(row, extension, copy);
            if (!IsOwn(name) && !Path.Exists(Path.Combine(folder, name)) && !Path.Exists(Path.Combine(folder, SideCar.NameOf(name))) && journal.TryName(row.Number, name))
            {
                return name;
            }
        }
    }

    private static bool IsOwn(string name) => name == CostTable.Name || (name.StartsWith("index", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".html", StringComparison.OrdinalIgnoreCase));
}
