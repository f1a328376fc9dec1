using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Mcp;

/// <summary>What an agent is told of a run and its job.</summary>
internal static class JobReport
{
    /// <summary>The schema of a report.</summary>
    public const string Schema =
        """
        {
          "type": "object",
          "properties": {
            "status": { "type": "string", "description": "done, failed, uncertain, or where the job stands, such as pending or processing." },
            "job_id": { "type": "string" },
            "operation": { "type": "string" },
            "model": { "type": "string" },
            "price": { "type": "number" },
            "repeated": { "type": "boolean", "description": "Whether this was submitted before, and nothing was paid now." },
            "progress": { "type": "number", "description": "In percent." },
            "preview": { "type": "string" },
            "note": { "type": "string" },
            "response": { "type": "object", "description": "What the service responded, where it made no job." },
            "result": {
              "type": "object",
              "properties": {
                "url": { "type": "string", "description": "Where the result lies for some time, for whoever has the link." },
                "formats": { "type": "object", "description": "Links to the result in other formats." },
                "media_type": { "type": "string" }, "bytes": { "type": "integer" }, "file": { "type": "string", "description": "Where it was saved." },
                "text": { "type": "string" }, "text_length": { "type": "integer" }
              }
            }
          },
          "required": ["status"]
        }
        """;

    /// <summary>A report.</summary>
    public static JsonObject Of(string status, DryApiJob? job, Submission? submission, string? note = null)
    {
        var report = new JsonObject { ["status"] = status };
        if (job is not null)
        {
            report["job_id"] = job.Id;
        }

        if (submission is not null)
        {
            report["operation"] = submission.Operation.Name;
            report["price"] = submission.Price;
            if (submission.Model is { } model)
            {
                report["model"] = model;
            }
        }

        if (note is not null)
        {
            report["note"] = note;
        }

        return report;
    }

    /// <summary>Adds what a job made.</summary>
    public static void AddResult(JsonObject report, JobResult result, ResultContent content)
    {
        var made = new JsonObject();
        if (result.ResultUrl is { } url)
        {
            made["url"] = url.AbsoluteUri;
        }

        if (result.Formats.Count > 0)
        {
            made["formats"] = new JsonObject(result.Formats.Select(format => KeyValuePair.Create(format.Key, (JsonNode?)format.Value.AbsoluteUri)));
        }

        if (content.MediaType is { } mediaType)
        {
            made["media_type"] = mediaType;
        }

        if (content.Bytes is { } bytes)
        {
            made["bytes"] = bytes;
        }

        if (content.File is { } file)
        {
            made["file"] = file;
        }

        if (result.Text is { } text)
        {
            made["text"] = ResultContent.Cut(text);
            made["text_length"] = text.Length;
        }

        report["result"] = made;
    }
}
