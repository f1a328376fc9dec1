using System.ComponentModel;
using DryApi.Serialization;
using DryApi.Validation;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>What is the same in every call of an operation.</summary>
/// <param name="service">The service that has it.</param>
/// <param name="method">The HTTP method, as Kiota names it.</param>
/// <param name="verb">The HTTP method, as it stands on the wire.</param>
/// <param name="urlTemplate">The address as a template of RFC 6570: base address, path and query.</param>
/// <param name="submitsJob">Whether each call is a job that is paid for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiOperation(ApiService service, Method method, string verb, string urlTemplate, bool submitsJob = false)
{
    /// <summary>Where the URL of the service stands in a template.</summary>
    internal const string BaseUrl = "{+baseurl}";

    /// <summary>Gets whether the body is the fields of a form.</summary>
    public bool SendsForm { get; init; }

    /// <summary>Gets whether the form is text in the manner of a URL.</summary>
    public bool IsUrlEncoded { get; init; }

    /// <summary>Gets the media type of the body, where that is another one than the body would have.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the media type of the answer.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>Gets where the key goes; null where it is the bearer token.</summary>
    public KeyPlace? Key { get; init; }

    /// <summary>The service that has it.</summary>
    internal ApiService Service { get; } = service;

    /// <summary>The HTTP method, as Kiota names it.</summary>
    internal Method Method { get; } = method;

    /// <summary>The HTTP method.</summary>
    internal HttpMethod HttpMethod { get; } = HttpMethod.Parse(verb);

    /// <summary>The address as a template of RFC 6570.</summary>
    internal string UrlTemplate { get; } = urlTemplate;

    /// <summary>Whether each call is a job that is paid for: it is never sent twice on a guess.</summary>
    internal bool SubmitsJob { get; } = submitsJob;

    /// <summary>Whether asking twice is the same as asking once.</summary>
    internal bool IsSafe => Method is Method.GET or Method.HEAD or Method.OPTIONS;

    /// <summary>Whether the path has parameters.</summary>
    internal bool IsParameterized { get; } = urlTemplate.IndexOf('{', BaseUrl.Length) >= 0;

    /// <summary>The path with its parameters in braces.</summary>
    internal string PathTemplate { get; } = urlTemplate[BaseUrl.Length..(urlTemplate.IndexOf("{?", StringComparison.Ordinal) is >= 0 and var query ? query : urlTemplate.Length)];

    /// <summary>The method and the path, as traces and logs name it.</summary>
    internal string Name => field ??= $"{HttpMethod.Method} {PathTemplate}";

    /// <summary>Puts a call together, of what is valid.</summary>
    /// <param name="adapter">What sends it.</param>
    /// <param name="path">The path, with its parameters filled in and escaped.</param>
    /// <param name="pathParameters">The same parameters by name.</param>
    /// <param name="configure">The caller's headers and options.</param>
    /// <param name="body">What is sent; null where the operation has no body.</param>
    /// <param name="query">The parameters in the URL; null where there are none.</param>
    /// <exception cref="Errors.ServiceException">The body or the query breaks a rule of the contract.</exception>
    /// <exception cref="ArgumentException">The caller gives a header that cannot be sent.</exception>
    internal ApiCall Call(
        IRequestAdapter adapter,
        string path,
        Dictionary<string, object> pathParameters,
        Action<RequestConfiguration<DefaultQueryParameters>>? configure,
        object? body = null,
        QueryRequest? query = null)
    {
        RequestValidation.ThrowIfInvalid(body as IValidatableModel, Service.Errors);
        RequestValidation.ThrowIfInvalid(query, Service.Errors);
        var call = new ApiCall(adapter, this, PathTemplate.EndsWith('/') && !path.EndsWith('/') ? path + "/" : path, pathParameters, configure) { Body = body, Query = query };
        return call.Option<ReplacedText>() is { } replaced ? call with { Body = replaced.In(body) } : call;
    }
}
