using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DryApi.TestSupport.Servers;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they stood on the wire, without the inbox's own prefix.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The bytes of the body.</param>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>The query as names and values, decoded, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Query => !Target.Contains('?') ? [] :
        Target.Split('?', 2)[1].Split('&').Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "")).ToArray();

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The media type of the body without parameters; null when there is none.</summary>
    public string? MediaType => Header("Content-Type") is { } type ? MediaTypeHeaderValue.Parse(type).MediaType.Value : null;

    /// <summary>The parts of the form in the body.</summary>
    public async Task<IReadOnlyList<RecordedPart>> PartsAsync()
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(Header("Content-Type")).Boundary).Value!;
        var reader = new MultipartReader(boundary, new MemoryStream(Body));
        var parts = new List<RecordedPart>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var body = new MemoryStream();
            await section.Body.CopyToAsync(body);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            disposition.DispositionType.Value.ShouldBe("form-data");
            disposition.FileNameStar.Value.ShouldBeNull("many services do not read filename*");
            parts.Add(new RecordedPart(
                HeaderUtilities.RemoveQuotes(disposition.Name).Value!,
                HeaderUtilities.RemoveQuotes(disposition.FileName).Value,
                section.ContentType,
                body.ToArray()));
        }

        return parts;
    }

    public string BodyText => Encoding.UTF8.GetString(Body);
}
