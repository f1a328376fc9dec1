using System.CommandLine;
using System.Globalization;
using DryApi.Cli.Batch;

namespace DryApi.Cli.Commands;

/// <summary><c>batch FILE</c></summary>
internal static class BatchCommand
{
    private const int MostStatusCalls = 1_000_000;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A batch file: .csv with a header, or .jsonl with an object in each line. Its columns are the options of the operation; paths begin in its folder." };
        var operation = new Option<string?>("--operation") { Description = "The operation of rows without the column operation, such as txt2img.", HelpName = "NAME" };
        var set = new Option<string[]>("--set") { Description = "A value for rows that have none; can be repeated. NAME*=A|B or NAME*=1..4 are several, and each makes rows of its own, as in a column NAME*.", HelpName = "NAME=VALUE" };
        var output = new Option<string?>("--output", "-o") { Description = "The folder of the results; FILE-results when left out.", HelpName = "FOLDER" };
        var name = new Option<string>("--name") { Description = "What results are called, with values of their row in braces.", HelpName = "TEMPLATE", DefaultValueFactory = _ => "{row}.{ext}" };
        var journal = new Option<string?>("--journal") { Description = "The file that remembers what was submitted, by which the same command goes on; FILE.journal when left out.", HelpName = "FILE" };
        var maxCost = new Option<string?>("--max-cost") { Description = "What all runs with this journal may cost together; nothing that would pass it is submitted.", HelpName = "X" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask before the rows are submitted." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the rows and say what they cost, and submit none." };
        var uncertain = new Option<string>("--uncertain") { Description = "What becomes of rows of which nobody can tell whether the service took them: ask, skip or resubmit. Without a terminal, ask ends the run.", HelpName = "ask|skip|resubmit", DefaultValueFactory = _ => "ask" };
        var job = new Option<string[]>("--job") { Description = "The job that such a row has become; can be repeated.", HelpName = "ROW=ID" };
        var again = new Option<bool>("--again") { Description = "Submit rows again that failed or were left out." };
        var changed = new Option<bool>("--changed") { Description = "Take rows that were changed since they were submitted for new ones, which are paid for." };
        var statusCalls = new Option<string>("--status-calls") { Description = "How many status calls a minute the account has: 50 of a Basic one, 300 of a Premium one.", HelpName = "N", DefaultValueFactory = _ => DryApiClientOptions.DefaultStatusCallsPerMinute.ToString(CultureInfo.InvariantCulture) };
        var told = new OutputOptions();
        var command = new Command("batch", "Runs thousands of jobs from a file: says first what they cost, keeps within the quotas, and goes on where it was, whatever ended it.")
        {
            file, operation, set, output, name, journal, maxCost, yes, dryRun, uncertain, job, again, changed, statusCalls,
        };
        told.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var options = new BatchOptions
            {
                File = path,
                Operation = parsed.GetValue(operation),
                Set = parsed.GetValue(set) ?? [],
                Output = parsed.GetValue(output) ?? Path.ChangeExtension(path, null) + "-results",
                Name = parsed.GetRequiredValue(name),
                Journal = parsed.GetValue(journal) ?? path + ".journal",
                MaxCost = parsed.GetValue(maxCost) is { } most ? CostOf(most) : null,
                Yes = parsed.GetValue(yes),
                DryRun = parsed.GetValue(dryRun),
                Uncertain = ChoiceOf(parsed.GetRequiredValue(uncertain)),
                Jobs = parsed.GetValue(job) ?? [],
                Again = parsed.GetValue(again),
                Changed = parsed.GetValue(changed),
                IsJson = told.IsJson(parsed),
                StatusCalls = StatusCallsOf(parsed.GetRequiredValue(statusCalls)),
            };
            return new BatchRun(options, told.Of(terminal, parsed), TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }

    private static decimal CostOf(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost)
        ? cost
        : throw new UsageException($"--max-cost is '{text}', and has to be what the rows may cost, such as 2.50");

    private static UncertainChoice ChoiceOf(string text) => text switch
    {
        "ask" => UncertainChoice.Ask,
        "skip" => UncertainChoice.Skip,
        "resubmit" => UncertainChoice.Resubmit,
        _ => throw new UsageException($"--uncertain is '{text}', and has to be ask, skip or resubmit"),
    };

    private static int StatusCallsOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls is >= 1 and <= MostStatusCalls
        ? calls
        : throw new UsageException($"--status-calls is '{text}', and has to be from 1 to {MostStatusCalls}");
}
