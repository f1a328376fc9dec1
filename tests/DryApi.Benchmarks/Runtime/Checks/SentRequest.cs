using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DryApi.Benchmarks.Runtime.Checks;

/// <summary>What a request means, without what clients may choose: order, boundaries, blanks.</summary>
internal static class SentRequest
{
    /// <summary>The meaning as lines that can be compared.</summary>
    public static async Task<string> DescribeAsync(HttpRequestMessage request)
    {
        var lines = new StringBuilder()
            .AppendLine($"{request.Method} {request.RequestUri}")
            .AppendLine($"Authorization: {request.Headers.Authorization}")
            .AppendLine($"Accept: {request.Headers.Accept}");
        if (request.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.CopyToAsync(body).ConfigureAwait(false);
            body.Position = 0;
            await AppendBodyAsync(lines, MediaTypeHeaderValue.Parse(content.Headers.ContentType!.ToString()), body).ConfigureAwait(false);
        }

        return lines.ToString();
    }

    private static async Task AppendBodyAsync(StringBuilder lines, MediaTypeHeaderValue type, MemoryStream body)
    {
        lines.AppendLine($"Content-Type: {type.MediaType}");
        if (type.MediaType == "application/json")
        {
            lines.AppendLine(Sorted(JsonNode.Parse(body))?.ToJsonString());
            return;
        }

        var fields = new List<string>();
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), body);
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            fields.Add(await DescribeFieldAsync(section).ConfigureAwait(false));
        }

        lines.AppendJoin(Environment.NewLine, fields.Order(StringComparer.Ordinal)).AppendLine();
    }

    private static async Task<string> DescribeFieldAsync(MultipartSection section)
    {
        var disposition = section.GetContentDispositionHeader()!;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name);
        using var value = new MemoryStream();
        await section.Body.CopyToAsync(value).ConfigureAwait(false);
        return disposition.IsFileDisposition() && MediaTypeHeaderValue.TryParse(section.ContentType, out var type)
            ? $"{name}: file {HeaderUtilities.RemoveQuotes(disposition.FileName)}, {type.MediaType}, {Convert.ToHexString(value.ToArray())}"
            : $"{name}: {Encoding.UTF8.GetString(value.ToArray())}";
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
