using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DryApi.Cli.Commands;

namespace DryApi.Cli.Batch;

/// <summary>Takes the rows of a batch file into the journal: checks each as submitting it would, and all of them before anything is submitted.</summary>
internal sealed class RowImport(BatchOptions options, Terminal terminal, BatchErrors errors, Journal journal, RowDefaults defaults)
{
    /// <summary>What no price depends on: the beginning of chance, and who is told of the end.</summary>
    private static readonly string[] WithoutPrice = ["seed", "webhook_url", "return_result_in_response"];

    /// <summary>What names something, and is no text that is written for the job.</summary>
    private static readonly string[] Names = ["model", "voice", "lang", "format", "mode"];

    /// <summary>After how many rows it is told how many were checked.</summary>
    private const int Told = 20_000;

    private readonly string _folder = FolderOf(options.File);

    /// <summary>The folder that paths in a batch file begin in.</summary>
    public static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <summary>Takes all rows.</summary>
    /// <returns>How many rows that were submitted before are no longer there.</returns>
    /// <exception cref="UsageException">Something is wrong with the file; each mistake was told.</exception>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var problems = new BatchProblems(errors, options.File);
        var planner = new RowPlanner(options, problems);
        using var check = new JobCheck();
        var run = journal.BeginRows();
        try
        {
            var count = 0L;
            foreach (var record in BatchFile.Read(options.File, problems))
            {
                foreach (var row in planner.Plan(record))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (++count % Told == 0)
                    {
                        terminal.Notes.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} rows checked"));
                    }

                    if (await RequestOfAsync(row, check, problems, cancellationToken).ConfigureAwait(false) is { } request && !problems.IsAny)
                    {
                        journal.Take(NewRowOf(row, request), run);
                    }
                }
            }

            problems.ThrowIfAny();
            return count > 0 ? journal.EndRows(run, options.Changed) : throw new UsageException($"{options.File} has no rows; nothing was submitted");
        }
        catch
        {
            journal.CancelRows();
            throw;
        }
    }

    /// <summary>The values that are sent for a row; null where something is wrong with them, which is told.</summary>
    private async Task<Dictionary<string, object?>?> RequestOfAsync(PlannedRow row, JobCheck check, BatchProblems problems, CancellationToken cancellationToken)
    {
        var isWrong = false;
        var values = new Dictionary<string, object?>(row.Given, StringComparer.Ordinal);
        var call = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in row.Given)
        {
            try
            {
                call[name] = RowValues.ForCall(row.Operation.FindParameter(name)!, value, _folder);
            }
            catch (UsageException exception)
            {
                Add(name, exception.Message);
            }
        }

        if (isWrong)
        {
            return null;
        }

        if (OperationRun.ReturnsText(row.Operation))
        {
            // A result is a file here, of any length.
            values.TryAdd(OperationRun.ReturnsResult, false);
        }

        try
        {
            await defaults.FillAsync(row.Operation, row.Operation, values, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            Add("model", exception.Message);
            return null;
        }

        foreach (var (name, value) in values.Where(each => !call.ContainsKey(each.Key)))
        {
            call[name] = value;
        }

        // As long as it is going to be.
        WebhookMark.AddTo(call);
        if (await check.RefusalAsync(row.Operation, call, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            foreach (var (field, messages) in refusal.Errors)
            {
                foreach (var message in messages)
                {
                    Add(field, message.TrimEnd('.'));
                }
            }

            if (refusal.Errors.Count == 0)
            {
                problems.Add(row.Line, null, Failure.Sentence(refusal));
            }

            return null;
        }

        return values;

        void Add(string field, string message)
        {
            isWrong = true;
            var parameter = row.Operation.Parameters.FirstOrDefault(each => Within(field, each.WireName));
            problems.Add(row.Line, parameter is null ? null : row.Places.GetValueOrDefault(parameter.WireName), $"{(parameter is null ? field : ParameterInput.OptionOf(parameter))}: {message}");
        }
    }

    private static bool Within(string field, string name) => field == name || name.Replace("[]", "", StringComparison.Ordinal) is var plain && (field == plain || field.StartsWith(plain + ".", StringComparison.Ordinal) || field.StartsWith(plain + "[", StringComparison.Ordinal));

    private static NewRow NewRowOf(PlannedRow row, Dictionary<string, object?> request)
    {
        var priced = request.Where(each => !WithoutPrice.Contains(each.Key)).ToList();
        var texts = priced.Where(each => IsText(row.Operation, each.Key)).ToList();
        return new NewRow(
            row.Line,
            row.Operation.Name,
            // What was given alone: a model may have other defaults the next time, and nobody is to pay for that.
            Hash(row.Operation.Name, row.Given),
            RowValues.Write(request),
            RowValues.Write(row.Notes),
            Hash(row.Operation.Name, priced),
            Hash(row.Operation.Name, priced.Except(texts)),
            texts.Sum(each => RowValues.TextOf(each.Value).Length));
    }

    /// <summary>Whether a value is a text that is written for the job: longer ones may cost more, and nothing else about it counts.</summary>
    private static bool IsText(OperationDescription operation, string name) =>
        operation.FindParameter(name) is { Type: ParameterType.String or ParameterType.Any } parameter && !Names.Contains(name) && parameter.AllowedValues.Count == 0 && parameter.FindRule("format") is null;

    private static byte[] Hash(string operation, IEnumerable<KeyValuePair<string, object?>> values) => SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}\n{RowValues.Write(values)}"));
}
