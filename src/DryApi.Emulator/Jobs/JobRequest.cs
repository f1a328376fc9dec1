using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Models;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>What a job was asked for. It keeps bytes and no trees of them, so that thousands of jobs take little room.</summary>
internal sealed class JobRequest
{
    private readonly byte[] _body;
    private readonly Model? _model;
    private readonly WeakReference<JobWork?> _work = new(null);

    /// <summary>Keeps what was asked for.</summary>
    /// <param name="operation">The operation that took the job.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="model">The model that does it; null where there is none for such jobs.</param>
    /// <param name="fields">What the request says.</param>
    public JobRequest(Operation operation, JobKind kind, Model? model, RequestFields fields)
    {
        (Operation, Kind, _model) = (operation, kind, model);
        SeedText.Settle(fields);
        _body = fields.Body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(fields.Body, EmulatorJson.Default.JsonNode);
        Files = fields.Files.Count == 0 ? null : fields.Files;
        (WebhookUrl, WebhookSecret) = (fields.Text("webhook_url"), fields.Text("webhook_secret"));
    }

    public Operation Operation { get; }

    public JobKind Kind { get; }

    /// <summary>The model's slug; null where there is no model.</summary>
    public string? Model => _model?.Slug;

    /// <summary>The files, by the name of their field; null where there are none.</summary>
    public Dictionary<string, List<UploadedFile>>? Files { get; }

    /// <summary>The body as JSON; empty where there is none.</summary>
    public ReadOnlySpan<byte> Body => _body;

    public string? WebhookUrl { get; }

    public string? WebhookSecret { get; }

    /// <summary>What it makes. It is thought of anew once nobody holds it any more.</summary>
    public JobWork Work
    {
        get
        {
            if (!_work.TryGetTarget(out var work))
            {
                work = ResultMaker.Make(Kind.Makes, Fields, _model);
                _work.SetTarget(work);
            }

            return work;
        }
    }

    private RequestFields Fields
    {
        get
        {
            var fields = new RequestFields { Body = _body.Length == 0 ? null : JsonNode.Parse(_body) };
            foreach (var (name, files) in Files ?? [])
            {
                fields.Files[name] = files;
            }

            return fields;
        }
    }
}
