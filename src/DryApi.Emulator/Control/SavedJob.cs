using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Control;

/// <summary>A job in a snapshot.</summary>
internal sealed record SavedJob
{
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    public required string Operation { get; init; }

    public string? Model { get; init; }

    /// <summary>What was asked for. No node: those that are read with it do not tell <c>input</c> from <c>Input</c>.</summary>
    public JsonElement? Body { get; init; }

    public IReadOnlyDictionary<string, List<UploadedFile>>? Files { get; init; }

    public required decimal Price { get; init; }

    public required string Origin { get; init; }

    public required DateTimeOffset Submitted { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ends { get; init; }

    public JobFailure? Failure { get; init; }

    public JobScript? Script { get; init; }

    public static SavedJob Of(Job job) => new()
    {
        Id = job.Id,
        ClientId = job.Account.Settings.ClientId,
        Operation = job.Request.Operation.ToString(),
        Model = job.Request.Model,
        Body = job.Request.Body.IsEmpty ? null : JsonElement.Parse(job.Request.Body),
        Files = job.Request.Files,
        Price = job.Price,
        Origin = job.Origin,
        Submitted = job.Submitted,
        Status = job.Status,
        Started = job.Started,
        Ends = job.Ends,
        Failure = job.Failure,
        Script = job.Script,
    };

    /// <exception cref="ArgumentException">Its operation or account is none of this emulator.</exception>
    public Job Restore(IEnumerable<Operation> operations, AccountStore accounts, ModelCatalog models)
    {
        var operation = operations.FirstOrDefault(each => each.ToString() == Operation) ?? throw new ArgumentException($"The snapshot has a job of {Operation}, which this emulator does not know: start it with the documents that it had then.");
        var account = accounts.OfClient(ClientId) ?? throw new ArgumentException($"The snapshot has a job of the client {ClientId}, which is no account of this emulator: start it with the accounts that it had then.");
        var fields = new RequestFields { Body = Body is { } body ? JsonNode.Parse(body.GetRawText()) : null };
        foreach (var (name, files) in Files ?? new Dictionary<string, List<UploadedFile>>())
        {
            fields.Files[name] = files;
        }

        return new Job(Id, account, new JobRequest(operation, JobKinds.Of(operation), Model is null ? null : models.Find(Model), fields), Price, Origin, Submitted)
        {
            Status = Status,
            Started = Started,
            Ends = Ends,
            Failure = Failure,
            Script = Script,
        };
    }
}
