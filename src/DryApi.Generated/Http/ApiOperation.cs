using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>What is the same in every call of an operation.</summary>
/// <param name="method">The HTTP method, as Kiota names it.</param>
/// <param name="verb">The HTTP method, as it stands on the wire.</param>
/// <param name="urlTemplate">The address as a template of RFC 6570: base address, path and query.</param>
/// <param name="submitsJob">Whether each call is a job that is paid for.</param>
internal sealed class ApiOperation(Method method, string verb, string urlTemplate, bool submitsJob = false)
{
    private const string BaseUrl = "{+baseurl}";

    /// <summary>The HTTP method, as Kiota names it.</summary>
    public Method Method { get; } = method;

    /// <summary>The HTTP method.</summary>
    public HttpMethod HttpMethod { get; } = HttpMethod.Parse(verb);

    /// <summary>The address as a template of RFC 6570.</summary>
    public string UrlTemplate { get; } = urlTemplate;

    /// <summary>Whether each call is a job that is paid for: it is never sent twice on a guess.</summary>
    public bool SubmitsJob { get; } = submitsJob;

    /// <summary>Whether asking twice is the same as asking once.</summary>
    public bool IsSafe => Method is Method.GET or Method.HEAD or Method.OPTIONS;

    /// <summary>Whether the path has parameters.</summary>
    public bool IsParameterized { get; } = urlTemplate.IndexOf('{', BaseUrl.Length) >= 0;

    /// <summary>The path with its parameters in braces.</summary>
    public string PathTemplate
    {
        get
        {
            var query = UrlTemplate.IndexOf("{?", StringComparison.Ordinal);
            return UrlTemplate[BaseUrl.Length..(query < 0 ? UrlTemplate.Length : query)];
        }
    }
}
