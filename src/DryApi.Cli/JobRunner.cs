using System.Text.Json.Nodes;
using DryApi.Cli.Pictures;

namespace DryApi.Cli;

/// <summary>Takes a job from its submission to its result.</summary>
internal sealed class JobRunner(Terminal terminal)
{
    private decimal? _price;

    /// <summary>What is printed as JSON at the end, with what is known before; null for text.</summary>
    public JsonObject? Json { get; init; }

    /// <summary>Adds what is known of the job before it is submitted.</summary>
    /// <param name="known">Names and values.</param>
    /// <param name="price">What it costs.</param>
    public void Add(JsonObject known, decimal? price)
    {
        _price = price;
        foreach (var (name, value) in Json is null ? [] : known)
        {
            Json![name] = value?.DeepClone();
        }
    }

    /// <summary>Submits a job, shows how it goes, and saves what it makes.</summary>
    /// <param name="submit">Submits it.</param>
    /// <param name="output">Where to save the result; null prints its text instead.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SubmittedJobException">It went wrong after the job was submitted.</exception>
    public async Task RunAsync(Func<DryApiClient, CancellationToken, Task<DryApiJob>> submit, OutputFile? output, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, cancellationToken, isLive: true).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var job = await submit(session.Client, cancellationToken).ConfigureAwait(false);
            terminal.Notes.WriteLine($"job {job.Id}");
            await FollowAsync(session, job, output, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a job, shows how it goes, and saves what it makes.</summary>
    /// <param name="session">Where it runs.</param>
    /// <param name="job">The job.</param>
    /// <param name="output">Where to save the result; null prints its text instead.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SubmittedJobException">It went wrong after the job was submitted.</exception>
    public async Task FollowAsync(Session session, DryApiJob job, OutputFile? output, CancellationToken cancellationToken)
    {
        try
        {
            await FinishAsync(job, output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SubmittedJobException(job.Id, exception) { Output = output?.Name, IsEmulated = session.IsEmulated };
        }
    }

    private async Task FinishAsync(DryApiJob job, OutputFile? output, CancellationToken cancellationToken)
    {
        var showsPictures = Json is null && terminal.ShowsPictures;
        JobResult result;
        using (var previews = showsPictures ? new Previews(job.Id, terminal.Time) : null)
        {
            result = await ProgressView.ShowAsync(terminal, _price, previews, progress => job.WaitAsync(progress, cancellationToken)).ConfigureAwait(false);
        }

        job.Format = output is null ? null : FormatOf(result, output);
        var saved = output is null ? null : await output.SaveAsync(job, Json is not null, cancellationToken).ConfigureAwait(false);
        if (showsPictures && saved is { IsFile: true })
        {
            await PictureView.ShowAsync(terminal, saved.Path, cancellationToken).ConfigureAwait(false);
        }

        if (Json is not null)
        {
            Print(result, saved);
        }
        else if (output is null)
        {
            terminal.Output.WriteLines(result.Text ?? result.ResultUrl?.AbsoluteUri ?? "");
        }

        var made = Path.GetExtension(result.ResultUrl?.AbsolutePath);
        if (job.Format is null && output is { Extension.Length: > 0 } && !string.IsNullOrEmpty(made) && !FileKind.AreSame(made, output.Extension))
        {
            var others = result.Formats.Count > 0 ? $"; the service also offers .{string.Join(", .", result.Formats.Keys)}" : "";
            terminal.Notes.WriteLine($"note: the result is a {made} file, whatever its name{others}");
        }
    }

    /// <summary>The format that the name of a file asks for; null where the result is made as that, or not offered so.</summary>
    private static string? FormatOf(JobResult result, OutputFile output) =>
        output.Extension.Length == 0 || FileKind.AreSame(Path.GetExtension(result.ResultUrl?.AbsolutePath), output.Extension)
            ? null
            : result.Formats.Keys.FirstOrDefault(format => FileKind.AreSame(format, output.Extension));

    private void Print(JobResult result, SavedFile? saved)
    {
        var json = Json!;
        json["id"] = result.JobId;
        json["status"] = JobStatus.Done.Value;
        if (_price is not null)
        {
            json["price"] = _price;
        }

        json["result_url"] = result.ResultUrl?.AbsoluteUri;
        if (result.Formats.Count > 0)
        {
            json["results_alt_formats"] = new JsonObject(result.Formats.Select(format => KeyValuePair.Create(format.Key, (JsonNode?)format.Value.AbsoluteUri)));
        }

        if (result.Text is not null)
        {
            json["result"] = result.Text;
        }

        if (saved is not null)
        {
            json["file"] = saved.Path;
            json["size"] = saved.Size;
        }

        // Standard output may be where the result went.
        JsonText.Write(saved is { Path: Inputs.StandardInput } ? terminal.Error : terminal.Output, json);
    }
}
