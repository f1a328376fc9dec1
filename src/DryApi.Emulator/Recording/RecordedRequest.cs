using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Recording;

/// <summary>A request, read so that it can be sent on, kept, and known again.</summary>
/// <param name="Body">Its body, as it came.</param>
/// <param name="Fields">What it says, without secrets; null where it has no body.</param>
/// <param name="Query">Its query, without secrets.</param>
/// <param name="ApiKey">Its key; null where it has none.</param>
internal sealed record RecordedRequest(byte[] Body, JsonNode? Fields, string Query, string? ApiKey)
{
    private const string Scheme = "Bearer ";

    public static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        request.Body = body;
        var authorization = request.Headers.Authorization.ToString();
        var key = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;
        var fields = body.Length == 0 ? null : await ReadFieldsAsync(request, body.ToArray()).ConfigureAwait(false);
        return new RecordedRequest(body.ToArray(), Sort(Redaction.Redact(fields, key)), Redaction.Redact(request.Query, key), key);
    }

    private static async Task<JsonNode?> ReadFieldsAsync(HttpRequest request, byte[] body)
    {
        if (request.HasFormContentType)
        {
            // The boundary is another one each time, and files are too large to keep.
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            var fields = new JsonObject(form.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => KeyValuePair.Create(each.Key, (JsonNode?)new JsonArray([.. each.Value.Select(value => JsonValue.Create(value))]))));
            foreach (var files in form.Files.GroupBy(file => file.Name))
            {
                fields[files.Key] = new JsonArray([.. await Task.WhenAll(files.Select(DescribeAsync)).ConfigureAwait(false)]);
            }

            return fields;
        }

        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(body));
        }
    }

    /// <summary>The same whatever the order of fields, which means nothing.</summary>
    private static JsonNode? Sort(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => value?.DeepClone(),
    };

    private static async Task<JsonNode> DescribeAsync(IFormFile file)
    {
        using var stream = file.OpenReadStream();
        var hash = await SHA256.HashDataAsync(stream).ConfigureAwait(false);
        return new JsonObject { ["file"] = Path.GetFileName(file.FileName), ["bytes"] = file.Length, ["sha256"] = Convert.ToHexStringLower(hash) };
    }
}
