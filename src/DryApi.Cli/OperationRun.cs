using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Cli;

/// <summary>Runs an operation with values: fills in what was left out, asks what it costs where that matters, and calls it.</summary>
/// <param name="terminal">Where to tell of it.</param>
/// <param name="operation">The operation.</param>
/// <param name="labels">What the command line calls the parameters.</param>
/// <param name="inputs">Where files come from.</param>
/// <param name="options">How it is run.</param>
internal sealed class OperationRun(Terminal terminal, OperationDescription operation, IReadOnlyDictionary<string, string> labels, Inputs inputs, RunOptions options)
{
    /// <summary>The parameter that says whether the response has the text, too.</summary>
    public const string ReturnsResult = "return_result_in_response";

    private const string Format = "format";
    private const string Model = "model";
    private const string OutputLabel = "--output";

    private bool _isFormatOfOutput;

    /// <summary>Whether the result is a text, which can be in the response.</summary>
    public static bool ReturnsText(OperationDescription operation) => operation.FindParameter(ReturnsResult) is not null;

    /// <summary>The operation that says what the call costs; the one that is run, where a price is all that is asked for.</summary>
    public OperationDescription? Priced { get; init; }

    /// <summary>The values that an operation takes, of those that are for another one.</summary>
    public static Dictionary<string, object?> ValuesOf(OperationDescription operation, Dictionary<string, object?> values) =>
        values.Where(value => operation.FindParameter(value.Key) is not null).ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);

    /// <summary>Makes a call, and prints the response.</summary>
    public async Task CallAsync(Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await FillAsync(session.Client, values, null, cancellationToken).ConfigureAwait(false);
            if (await IsToBeMadeAsync(session.Client, values, cancellationToken).ConfigureAwait(false))
            {
                Print(await NamedAsync(() => session.Client.RunAsync(operation, values, cancellationToken)).ConfigureAwait(false));
            }
        }
    }

    /// <summary>Submits a job, and follows it to its end.</summary>
    public async Task SubmitAsync(Dictionary<string, object?> values, OutputFile? output, CancellationToken cancellationToken)
    {
        var runner = new JobRunner(terminal) { Json = options.IsJson ? [] : null };
        var session = await Session.OpenAsync(terminal, cancellationToken, isLive: !options.IsDry).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await FillAsync(session.Client, values, output, cancellationToken).ConfigureAwait(false);
            if (!await IsToBeMadeAsync(session.Client, values, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            runner.Add(Known(values), Price);
            var job = await ProgressView.UploadAsync(terminal, inputs.Upload, () => NamedAsync(() => session.Client.SubmitAsync(operation, values, cancellationToken))).ConfigureAwait(false);
            terminal.Notes.WriteLine($"job {job.Id}");
            await runner.FollowAsync(session, job, output, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the call costs, where that was asked for.</summary>
    private decimal? Price { get; set; }

    /// <summary>Whether the price is worth a call: it has a limit, or somebody reads it, and no file is sent for it.</summary>
    private bool IsPriceAsked(Dictionary<string, object?> values) => operation.PriceOperation is { } price
        && (options.MaxPrice is not null || ((options.IsJson || terminal.IsWatched) && !ValuesOf(price, values).Values.Any(value => value is FileContent or FileContent[])));

    private JsonObject Known(Dictionary<string, object?> values)
    {
        var known = new JsonObject { ["operation"] = operation.Name };
        if (values.GetValueOrDefault(Model)?.ToString() is { } model)
        {
            known[Model] = model;
        }

        return known;
    }

    /// <summary>Adds what was left out: what the model says of itself, and what an output file is called.</summary>
    private async Task FillAsync(DryApiClient client, Dictionary<string, object?> values, OutputFile? output, CancellationToken cancellationToken)
    {
        if (ReturnsText(operation))
        {
            values[ReturnsResult] = output is null;
        }

        if (output is { Extension: { Length: > 1 } extension } && operation.FindParameter(Format) is { } format && !values.ContainsKey(Format)
            && (format.AllowedValues.Count == 0 || format.AllowedValues.Any(value => value.ToString() == extension[1..].ToLowerInvariant())))
        {
            values[Format] = extension[1..].ToLowerInvariant();
            _isFormatOfOutput = true;
        }

        await new ModelDefaults(terminal, client).FillAsync(operation, Priced ?? operation, values, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks what it costs, and whether it may; a dry run ends here.</summary>
    private async Task<bool> IsToBeMadeAsync(DryApiClient client, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        if (options.IsDry)
        {
            // What is wrong with the request comes before its price.
            var command = await CurlAsync(values, cancellationToken).ConfigureAwait(false);
            Price = await PriceAsync(client, values, cancellationToken).ConfigureAwait(false);
            PrintDry(command, values);
            return false;
        }

        if (IsPriceAsked(values))
        {
            try
            {
                Price = await PriceAsync(client, values, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (options.MaxPrice is null && exception is (DryApiException or RefusedOptionsException))
            {
                // It would only have been shown; what is wrong with the call is said of the call.
            }
        }

        if (options.MaxPrice is { } limit && !(Price <= limit))
        {
            await AskAsync(limit, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task AskAsync(decimal limit, CancellationToken cancellationToken)
    {
        var costs = Price is { } price ? string.Create(CultureInfo.InvariantCulture, $"{operation.Name} costs {price}, more than --max-price {limit}") : $"nobody can tell what {operation.Name} costs, and --max-price is set";
        if (options.IsYes)
        {
            terminal.Notes.WriteLine(costs);
        }
        else if (terminal.Confirm is null)
        {
            throw new PriceRefusedException($"{costs}; nothing was sent that costs: raise --max-price, or give --yes");
        }
        else if (!await terminal.Confirm($"{costs}. Go on?", cancellationToken).ConfigureAwait(false))
        {
            throw new PriceRefusedException($"{costs}; nothing was sent that costs");
        }
    }

    private async Task<decimal?> PriceAsync(DryApiClient client, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        if (operation.PriceOperation is not { } price)
        {
            return null;
        }

        var asked = ValuesOf(price, values);
        await new ModelDefaults(terminal, client).FillAsync(price, operation, asked, cancellationToken).ConfigureAwait(false);
        var response = await NamedAsync(() => client.RunAsync(price, asked, cancellationToken)).ConfigureAwait(false);
        return response is Serialization.IJsonWritable model && JsonText.Of(ModelJson.Of(model)) is JsonObject data && data["price"] is JsonValue value && value.TryGetValue<JsonElement>(out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var amount) && amount >= 0
            ? amount
            : null;
    }

    private async Task<string> CurlAsync(Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        string? command = null;
        using var handler = new CapturingHandler(async (request, token) => command = await CurlCommand.OfAsync(request, PathOf, token).ConfigureAwait(false));
        using var client = Session.OpenOn(handler, terminal);
        try
        {
            await NamedAsync(() => client.RunAsync(operation, values, cancellationToken)).ConfigureAwait(false);
        }
        catch (DryApiException) when (command is not null)
        {
            // Nobody responded; the request is all that was wanted.
        }

        return command!;

        string PathOf(string name, int index) => inputs.PathOf(values[name] as FileContent ?? ((FileContent[])values[name]!)[index]);
    }

    private void PrintDry(string command, Dictionary<string, object?> values)
    {
        if (options.IsJson)
        {
            var json = Known(values);
            json["price"] = Price;
            json["curl"] = command;
            JsonText.Write(terminal.Output, json);
            return;
        }

        terminal.Output.WriteLines(command);
        terminal.Notes.WriteLine(Price is { } price ? string.Create(CultureInfo.InvariantCulture, $"price {price}; nothing was sent that costs") : "nothing was sent that costs");
    }

    private void Print(object? response)
    {
        if (!options.IsJson)
        {
            ResponseText.Write(terminal.Output, response);
        }
        else if (response is Serialization.IJsonWritable model && JsonText.Of(ModelJson.Of(model)) is { } json)
        {
            JsonText.Write(terminal.Output, json);
        }
    }

    /// <summary>Makes a call whose refusal names the options.</summary>
    private async Task<T> NamedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (DryApiException exception) when (exception.Errors.Count > 0)
        {
            throw new RefusedOptionsException(exception, _isFormatOfOutput ? new Dictionary<string, string>(labels, StringComparer.Ordinal) { [Format] = OutputLabel } : labels);
        }
    }
}
