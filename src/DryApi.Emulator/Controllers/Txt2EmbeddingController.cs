using System.Text;
using System.Text.Json;
using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Models;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>Vectors for one text or several.</summary>
internal sealed class Txt2EmbeddingController(ModelCatalog models, JobStore jobs) : Txt2EmbeddingControllerBase
{
    private const int MaxTexts = 2048;
    private const int MaxTokens = 8192;
    private const int MaxTotalTokens = 300_000;

    public override Task<ActionResult<JobRequestResponseResource>> RequestTxt2Embedding([FromBody] Txt2EmbeddingRequest body, CancellationToken cancellationToken = default)
    {
        var errors = new FieldErrors();
        errors.RequireModel(models, body.Model, "txt2embedding");
        errors.RequireWebhook(body.Webhook_url);
        var texts = ReadInput(body.Input, errors);
        errors.ThrowIfAny();
        var vectors = new ResultFile("json", "application/json", () => Embeddings.Write(texts));
        var text = body.Return_result_in_response == true ? (Func<string>)(() => Encoding.UTF8.GetString(vectors.Make())) : null;
        return Task.FromResult<ActionResult<JobRequestResponseResource>>(jobs.Submit(Prices.Embedding(texts.Sum(each => each.Length)), vectors, text));
    }

    private static List<string> ReadInput(JsonElement input, FieldErrors errors)
    {
        List<JsonElement> items = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray()] : [input];
        errors.AddIf(items.Count is 0 or > MaxTexts, "input", $"The input field must be a string or an array of 1 to {MaxTexts} strings.");
        var texts = new List<string>();
        foreach (var (index, item) in items.Take(MaxTexts).Index())
        {
            var field = input.ValueKind == JsonValueKind.Array ? $"input.{index}" : "input";
            if (Text(item) is not { Length: > 0 } text)
            {
                errors.Add(field, $"The {field} field must be a string that is not empty.");
                continue;
            }

            errors.AddIf(Tokens(text) > MaxTokens, field, $"The {field} field must not be greater than {MaxTokens} tokens.");
            texts.Add(text);
        }

        errors.AddIf(texts.Sum(Tokens) > MaxTotalTokens, "input", $"The input field must not be greater than {MaxTotalTokens} tokens in total.");
        return texts;
    }

    private static string? Text(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, and no text.
            return null;
        }
    }

    // The usual estimate, without the tokenizer of the model.
    private static int Tokens(string text) => (text.Length + 3) / 4;
}
