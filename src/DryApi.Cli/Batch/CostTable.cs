using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace DryApi.Cli.Batch;

/// <summary>What each row cost, as comma-separated values. What a spreadsheet would take for a formula is a text.</summary>
internal static class CostTable
{
    /// <summary>Its name.</summary>
    public const string Name = "costs.csv";

    private static readonly string[] Header = ["row", "line", "operation", "model", "state", "job", "price", "paid", "submitted", "ended", "file", "error"];

    /// <summary>Writes it.</summary>
    public static void Write(string folder, Journal journal) => WholeFile.Write(Path.Combine(folder, Name), writer =>
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape };
        using var csv = new CsvWriter(writer, configuration, leaveOpen: true);
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

    private static void Write(CsvWriter csv, params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell ?? "");
        }

        csv.NextRecord();
    }
}
