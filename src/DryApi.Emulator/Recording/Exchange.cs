using System.Text.Json.Nodes;

namespace DryApi.Emulator.Recording;

/// <summary>A request and its response, as they are kept.</summary>
internal sealed record Exchange
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The query, without what is secret; empty where there is none.</summary>
    public string Query { get; set; } = "";

    /// <summary>The fields of the request, files by name, length and hash; null where it had no body.</summary>
    public JsonNode? Request { get; init; }

    public required int Status { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The headers of the response that clients act on.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>The JSON of the response; null where it is something else.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>The text of the response; null where it is something else.</summary>
    public string? Text { get; init; }

    /// <summary>The file in the same folder that has the response; null where it is something else.</summary>
    public string? File { get; init; }

    /// <summary>What tells whether a request is the one that was recorded.</summary>
    public string Key => $"{Method} {Path}{Query} {Request?.ToJsonString()}";
}
