using System.Text.Json.Nodes;

namespace DryApi.Cli.Batch;

/// <summary>What became of a row, for programs.</summary>
internal static class RowJson
{
    /// <summary>Makes it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="folder">The folder of the results.</param>
    public static JsonObject Of(JournalRow row, string folder)
    {
        var json = new JsonObject { ["row"] = row.Number, ["line"] = row.Line, ["operation"] = row.Operation };
        Add("model", RowValues.Read(row.Request).TryGetValue("model", out var model) ? RowValues.TextOf(model) : null);
        json["state"] = row.StateName;
        Add("id", row.Job);
        json["price"] = Money.Amount(row.Price ?? 0);
        json["paid"] = Money.Amount(row.Paid);
        // A row that failed may have had a name before.
        Add("file", row is { State: RowState.Saved, File: { } file } ? Path.Combine(folder, file) : null);
        Add("error", row.Error);
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }
}
