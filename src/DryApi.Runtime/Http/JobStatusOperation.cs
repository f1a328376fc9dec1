using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>The operation that says where a job stands: what follows jobs knows it by its path alone, whichever document the path is of.</summary>
/// <param name="service">The service that has it.</param>
/// <param name="path">Its path, with the job's id in braces.</param>
internal sealed class JobStatusOperation(ApiService service, string path)
{
    private readonly ApiOperation _operation = new(service, Method.GET, "GET", ApiOperation.BaseUrl + path);
    private readonly string _before = path[..path.IndexOf('{')];
    private readonly string _parameter = path[(path.IndexOf('{') + 1)..path.IndexOf('}')];
    private readonly string _after = path[(path.IndexOf('}') + 1)..];

    /// <summary>Puts the call for a job together.</summary>
    /// <param name="adapter">What sends it.</param>
    /// <param name="id">The job's id.</param>
    /// <param name="configure">Headers and options of the call.</param>
    public ApiCall Call(IRequestAdapter adapter, string id, Action<RequestConfiguration<DefaultQueryParameters>>? configure) =>
        _operation.Call(adapter, _before + PathSegment.Escape(id, nameof(id)) + _after, new Dictionary<string, object> { [_parameter] = id }, configure);
}
