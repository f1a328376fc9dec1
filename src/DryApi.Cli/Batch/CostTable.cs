using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace DryApi.Cli.Batch;

/// <summary>What each row cost, as comma-separated values. What a spreadsheet would take for a formula is a text.</summary>
internal static class CostTable
{
    /// <summary>Its name.</summary>
    public const string Name = "costs.csv";

    private static readonly string[] Header = ["row", "line", "operation", "model", "state", "job", "price", "paid", "submitted", "ended", "file", "error"];

    /// <summary>Takes its place in a folder of nobody's for a batch that begins: the file names the journal until the costs come.</summary>
    /// <exception cref="IOException">The place is taken.</exception>
    public static void Claim(string folder, string journal) => WholeFile.Write(Path.Combine(folder, Name), writer => writer.Write(ClaimOf(folder, journal)), replaces: false);

    /// <summary>Whether a folder has what <see cref="Claim"/> wrote for a journal.</summary>
    public static bool IsClaimed(string folder, string journal) =>
        new FileInfo(Path.Combine(folder, Name)) is { Exists: true } file && ClaimOf(folder, journal) is var claim && file.Length == Encoding.UTF8.GetByteCount(claim) && File.ReadAllText(file.FullName) == claim;

    /// <summary>Writes it.</summary>
    public static void Write(string folder, Journal journal) => WholeFile.Write(Path.Combine(folder, Name), writer =>
    {
        using var csv = Csv(writer);
        Write(csv, Header);
        foreach (var row in journal.Rows())
        {
            Write(csv,
                row.Number.ToString(CultureInfo.InvariantCulture),
                row.Line.ToString(CultureInfo.InvariantCulture),
                row.Operation,
                RowValues.TextOf(RowValues.Read(row.Request).GetValueOrDefault("model")),
                row.StateName,
                row.Job,
                row.Price is { } price ? Money.Text(price) : "",
                Money.Text(row.Paid),
                row.Submitted,
                row.Ended,
                row.File,
                row.Error);
        }
    });

    private static string ClaimOf(string folder, string journal)
    {
        using var text = new StringWriter();
        using (var csv = Csv(text))
        {
            Write(csv, "journal");
            Write(csv, Path.GetRelativePath(folder, journal));
        }

        return text.ToString();
    }

    private static CsvWriter Csv(TextWriter writer) => new(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape }, leaveOpen: true);

    private static void Write(CsvWriter csv, params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell ?? "");
        }

        csv.NextRecord();
    }
}
