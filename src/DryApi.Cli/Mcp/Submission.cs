using System.Text.Json.Nodes;

namespace DryApi.Cli.Mcp;

/// <summary>A run that costs something. It is sent once, whatever becomes of the call that asked for it.</summary>
/// <param name="fingerprint">What tells it from others.</param>
/// <param name="operation">The operation.</param>
/// <param name="key">What the agent calls it by; null where it does not.</param>
/// <param name="price">What it costs.</param>
/// <param name="model">The model; null where there is none.</param>
/// <param name="saveAs">The name that its result is to be saved under; null for any.</param>
internal sealed class Submission(string fingerprint, OperationDescription operation, string? key, decimal price, string? model, string? saveAs)
{
    /// <summary>What tells it from others.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>The operation.</summary>
    public OperationDescription Operation => operation;

    /// <summary>What the agent calls it by; null where it does not.</summary>
    public string? Key => key;

    /// <summary>What it costs.</summary>
    public decimal Price => price;

    /// <summary>The model; null where there is none.</summary>
    public string? Model => model;

    /// <summary>The name that its result is to be saved under, which no other run may take; null for any.</summary>
    public string? SaveAs { get; private set; } = saveAs;

    /// <summary>What became of it.</summary>
    public SubmissionState State { get; private set; }

    /// <summary>The job; null where there is none, or none yet.</summary>
    public DryApiJob? Job { get; private set; }

    /// <summary>The response that came at once; null where there is a job.</summary>
    public JsonNode? Response { get; private set; }

    /// <summary>Why it is uncertain; null where it is not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Ends when it is known what became of it; fails where it was refused.</summary>
    public Task Sent { get; set; } = Task.CompletedTask;

    /// <summary>The service took the job.</summary>
    public void Take(DryApiJob job) => (Job, State) = (job, SubmissionState.Taken);

    /// <summary>The service responded at once.</summary>
    public void Answer(JsonNode? response) => (Response, State) = (response, SubmissionState.Answered);

    /// <summary>Nobody can tell.</summary>
    public void Doubt(string problem) => (Problem, State) = (problem, SubmissionState.Uncertain);

    /// <summary>It will have no result to save.</summary>
    public void Fail() => SaveAs = null;

    /// <summary>It was not taken.</summary>
    public void Refuse() => State = SubmissionState.Refused;
}
