using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary>A job as a task of the protocol, which is what a client is told of it.</summary>
internal sealed class JobTask : Result
{
    /// <summary>The id of the job.</summary>
    [JsonPropertyName("taskId")]
    public required string TaskId { get; init; }

    /// <summary><c>working</c> or <c>completed</c>: a job that failed has a result that says so, and none is taken back.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Where the job stands.</summary>
    [JsonPropertyName("statusMessage")]
    public string? StatusMessage { get; init; }

    /// <summary>Since when it is followed here.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTime CreatedAt { get; init; }

    /// <summary>When something was last heard of it.</summary>
    [JsonPropertyName("lastUpdatedAt")]
    public required DateTime LastUpdatedAt { get; init; }

    /// <summary>How long it is kept: null, as long as the service knows the job.</summary>
    [JsonPropertyName("ttlMs")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? TtlMs { get; init; }

    /// <summary>How often to ask. The service is not asked each time.</summary>
    [JsonPropertyName("pollIntervalMs")]
    public long PollIntervalMs { get; init; } = 1000;
}
