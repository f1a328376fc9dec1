using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>One operation of a document.</summary>
internal sealed partial class Operation
{
    private readonly string _pointer;

    public Operation(ServiceDocument document, string path, IOpenApiPathItem item, HttpMethod method, OpenApiOperation operation)
    {
        (Document, Path, Method) = (document, path, method.Method);
        var ofPath = "/paths/" + Escape(path);
        _pointer = $"{ofPath}/{method.Method.ToLowerInvariant()}";
        // What the operation says of a parameter takes the place of what the path says.
        Parameters =
        [
            .. ParametersOf(operation.Parameters, _pointer).Concat(ParametersOf(item.Parameters, ofPath)).DistinctBy(each => (each.Name, each.In)),
        ];
        var body = operation.RequestBody;
        var ofBody = body is OpenApiRequestBodyReference reference ? $"/components/requestBodies/{Escape(reference.Reference.Id!)}" : _pointer + "/requestBody";
        IsBodyRequired = body?.Required == true;
        Bodies = (body?.Content ?? new Dictionary<string, IOpenApiMediaType>())
            .Where(each => each.Value.Schema is not null)
            .Select(each => new Content(document, each.Key, each.Value.Schema!, $"{ofBody}/content/{Escape(each.Key)}/schema")).ToList();
        Responses = (operation.Responses ?? []).ToDictionary(each => each.Key, each => ResponseOf(each.Key, each.Value), StringComparer.Ordinal);
        var success = (operation.Responses ?? []).Where(each => each.Key.StartsWith('2')).OrderBy(each => each.Key, StringComparer.Ordinal).FirstOrDefault();
        SuccessStatus = int.TryParse(success.Key, out var status) ? status : 200;
        Success = success.Value?.Content?.FirstOrDefault(each => each.Key.EndsWith("json", StringComparison.OrdinalIgnoreCase)).Value?.Schema;
    }

    /// <summary>The document that it is of.</summary>
    public ServiceDocument Document { get; }

    /// <summary>Its method, in capitals.</summary>
    public string Method { get; }

    /// <summary>Its path as the document writes it, such as <c>/api/v2/jobs/{job_request}</c>.</summary>
    public string Path { get; }

    /// <summary>Its path as a route; the values in it are called <c>p0</c>, <c>p1</c> and so on, since a document calls them as it likes.</summary>
    public string Route
    {
        get
        {
            var count = 0;
            return Template().Replace(Path, _ => $"{{p{count++}}}");
        }
    }

    /// <summary>What stands in its path, in order.</summary>
    public IReadOnlyList<string> PathNames => [.. Template().Matches(Path).Select(match => match.Groups[1].Value)];

    /// <summary>What it takes besides a body.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether it needs a body.</summary>
    public bool IsBodyRequired { get; }

    /// <summary>The bodies that it takes; empty where it takes none.</summary>
    public IReadOnlyList<Content> Bodies { get; }

    /// <summary>The status of its success.</summary>
    public int SuccessStatus { get; }

    /// <summary>The schema of its success; null where that has no JSON.</summary>
    public IOpenApiSchema? Success { get; }

    /// <summary>What the document says of responses, by their status (<c>200</c>, <c>4XX</c>, <c>default</c>); null where one has no JSON.</summary>
    public IReadOnlyDictionary<string, Content?> Responses { get; }

    /// <summary>Whether the JSON of a success has a property there.</summary>
    /// <param name="path">Names, one inside the other.</param>
    public bool Gives(params ReadOnlySpan<string> path)
    {
        var at = Success;
        foreach (var name in path)
        {
            at = at?.PropertyNamed(name);
        }

        return at is not null;
    }

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";

    private Content? ResponseOf(string status, IOpenApiResponse response)
    {
        var place = response is OpenApiResponseReference reference ? $"/components/responses/{Escape(reference.Reference.Id!)}" : $"{_pointer}/responses/{status}";
        return (response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            .Where(each => each.Key.EndsWith("json", StringComparison.OrdinalIgnoreCase) && each.Value.Schema is not null)
            .Select(each => new Content(Document, each.Key, each.Value.Schema!, $"{place}/content/{Escape(each.Key)}/schema")).FirstOrDefault();
    }

    private IEnumerable<Parameter> ParametersOf(IList<IOpenApiParameter>? parameters, string place) => (parameters ?? []).Select((parameter, index) => new Parameter(
        Document,
        parameter,
        parameter is OpenApiParameterReference reference ? $"/components/parameters/{Escape(reference.Reference.Id!)}/schema" : $"{place}/parameters/{index}/schema"));

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Template();
}
