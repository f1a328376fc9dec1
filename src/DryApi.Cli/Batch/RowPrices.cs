using System.Globalization;
using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Cli.Batch;

/// <summary>Asks what rows cost: once for all that are equal but for their seeds, or, where those are too many, but for their texts, which then cost what the longest does.</summary>
internal sealed class RowPrices(Terminal terminal, DryApiClientBase client, Journal journal, RowDefaults defaults, BatchPace pace, string folder)
{
    /// <summary>Half of what a Basic account may ask for in a day.</summary>
    public const int MostExact = 100;

    /// <summary>What a row may cost: so many of them as there are can be added up.</summary>
    private const decimal Most = 10_000m;

    /// <summary>Asks for all prices that are not known.</summary>
    /// <exception cref="UsageException">A price cannot be known.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var alike = journal.CountPrices(alike: false) > MostExact;
        var count = journal.CountPrices(alike);
        if (count > 0)
        {
            terminal.Notes.WriteLine(string.Create(CultureInfo.InvariantCulture, $"asking for {count} price(s){(alike ? "; rows that differ in their texts alone are counted with the price of the longest" : "")}"));
        }

        while (journal.FindUnpriced(alike) is { } row)
        {
            journal.SetPrice(row.Number, Money.Of(await PriceOfAsync(row, cancellationToken).ConfigureAwait(false)), alike);
        }
    }

    private async Task<decimal> PriceOfAsync(JournalRow row, CancellationToken cancellationToken)
    {
        var operation = DryApiOperations.All.First(each => each.Name == row.Operation);
        var asked = operation.PriceOperation ?? throw Unknown(row, "there is no operation that says it");
        var values = RowValues.Read(row.Request).Where(each => asked.FindParameter(each.Key) is not null).ToDictionary(StringComparer.Ordinal);
        await defaults.FillAsync(asked, operation, values, cancellationToken).ConfigureAwait(false);
        object? response = null;
        try
        {
            // Files are opened anew each time that it is asked.
            await pace.ReadAsync("prices", async () => response = await client.RunAsync(asked, RowValues.ForCall(asked, values, folder), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (DryApiException exception) when (exception.Errors.Count > 0)
        {
            throw Unknown(row, Failure.Sentence(exception));
        }

        return response is IJsonWritable writable && Find(ModelJson.Of(writable)) is { } price and >= 0 and <= Most ? price : throw Unknown(row, "the response has none that can be");
    }

    private static UsageException Unknown(JournalRow row, string why) => new(string.Create(CultureInfo.InvariantCulture, $"the price of row {row.Number} (line {row.Line}) is not known: {why}; nothing was submitted"));

    /// <summary>Finds the price in a response: operations have it in different places.</summary>
    private static decimal? Find(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : json.TryGetProperty("price", out var price) ? (decimal.TryParse(price.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null)
        : json.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null);
}
