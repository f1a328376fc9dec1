using System.Diagnostics.CodeAnalysis;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>The rules for addresses that documents come from.</summary>
internal static class SourceUrl
{
    /// <summary>Tells an address from a file.</summary>
    /// <exception cref="InputException">It is an address that may not be used.</exception>
    public static bool TryParse(string source, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (!source.Contains("://", StringComparison.Ordinal) || IsFile(source))
        {
            return false;
        }

        if (!Uri.TryCreate(source, UriKind.Absolute, out address) || address.Host.Length == 0)
        {
            throw InputException.In(WithoutUserInfo(source), "this is no valid address", "write https://host/path or the path of a file");
        }

        if (!IsAllowed(address))
        {
            throw InputException.In(Display(address), $"{address.Scheme} is not allowed here", "use https, or http for this machine (localhost)");
        }

        return true;
    }

    /// <summary>The path of a source that is a file, also of one written as <c>file:///…</c>.</summary>
    public static string FilePath(string source) =>
        IsFile(source) && Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.LocalPath : source;

    /// <summary>Where a redirect leads.</summary>
    /// <exception cref="InputException">It leads nowhere, or to where it must not.</exception>
    public static Uri Redirect(Uri from, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var target))
        {
            throw InputException.In(Display(from), $"it answers with a redirect ({(int)response.StatusCode}) to no valid address", "check the source");
        }

        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps)
        {
            throw InputException.In(Display(from), $"it redirects from https to {target.Scheme}: {Display(target)}", "only redirects to https are followed, check the source");
        }

        return IsAllowed(target)
            ? target
            : throw InputException.In(Display(from), $"it redirects to {Display(target)}, and {target.Scheme} is not allowed there", "use a source with https");
    }

    /// <summary>The address for messages: what stands before the @ may be a password.</summary>
    public static string Display(Uri address) =>
        address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static bool IsFile(string source) => source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static string WithoutUserInfo(string source)
    {
        var start = source.IndexOf("://", StringComparison.Ordinal) + 3;
        return source.LastIndexOf('@') is var at && at >= start ? source[..start] + source[(at + 1)..] : source;
    }
}
