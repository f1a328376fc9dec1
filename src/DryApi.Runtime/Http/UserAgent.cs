using System.Reflection;

namespace DryApi.Http;

/// <summary>How requests name the program that sends them: what the caller says, and then the client with its version.</summary>
/// <param name="assembly">The assembly of the client.</param>
internal sealed class UserAgent(Assembly assembly)
{
    private const string Header = "User-Agent";

    /// <summary>The client's own part: <c>Name/1.2.3</c>.</summary>
    public string Product { get; } = $"{assembly.GetName().Name}/{VersionOf(assembly)}";

    /// <summary>Names it in a request, behind what the request or else its HTTP client says.</summary>
    public void AddTo(HttpRequestMessage request, HttpClient? client)
    {
        var named = request.Headers.NonValidated.TryGetValues(Header, out var values) || client?.DefaultRequestHeaders.NonValidated.TryGetValues(Header, out values) == true
            ? string.Join(' ', values)
            : "";
        if (named.Length == 0)
        {
            request.Headers.TryAddWithoutValidation(Header, Product);
        }
        else if (!named.Contains(Product, StringComparison.Ordinal))
        {
            request.Headers.Remove(Header);
            request.Headers.TryAddWithoutValidation(Header, $"{named} {Product}");
        }
    }

    /// <summary>The version of the package, without the commit that it was built from.</summary>
    public static string VersionOf(Assembly assembly) => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
