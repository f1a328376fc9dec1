namespace DryApi.Http;

/// <summary>The headers of an answer and of its content, by name.</summary>
internal static class ResponseHeaders
{
    public static Dictionary<string, IReadOnlyList<string>> Of(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = [.. headers.GetValueOrDefault(name) ?? [], .. values];
        }

        return headers;
    }
}
