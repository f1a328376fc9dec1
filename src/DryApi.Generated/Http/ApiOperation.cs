using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>What is the same in every call of an operation.</summary>
internal sealed class ApiOperation(Method method, string pathTemplate)
{
    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; } = HttpMethod.Parse(method.ToString());

    /// <summary>The path with its parameters in braces, as messages name it.</summary>
    public string PathTemplate { get; } = pathTemplate;
}
