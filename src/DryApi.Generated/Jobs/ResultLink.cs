using DryApi.Errors;
using DryApi.Http;

namespace DryApi;

/// <summary>Rules for the links that results lie behind. Whoever has one can fetch the result, so its query is a secret.</summary>
internal static class ResultLink
{
    /// <summary>Shorter values of a query are no secrets, and stand in many texts.</summary>
    private const int ShortestSecret = 8;

    /// <summary>The link as messages may show it: <c>https://host/path?…</c>.</summary>
    public static Uri Shown(Uri link) =>
        new(link.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (link.Query.Length > 1 ? "?…" : ""));

    /// <summary>Where a redirect leads, for messages: only the addresses of the web have queries that can be left out.</summary>
    public static string Text(Uri target) => target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp ? Shown(target).ToString() : $"an address of {PrintableText.Of(target.Scheme, 20)}:";

    /// <summary>A text without the values of the link's query: storages quote them in their errors.</summary>
    public static string? Masked(string? text, Uri link)
    {
        foreach (var pair in link.Query.TrimStart('?').Split('&'))
        {
            var value = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (value.Length >= ShortestSecret)
            {
                text = text?.Replace(value, "***", StringComparison.Ordinal).Replace(Uri.UnescapeDataString(value), "***", StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>Where an answer leads on to; null when it does not.</summary>
    public static Uri? Target(Uri link, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(link, location, out var target)
            ? target
            : null;

    /// <summary>Whether one may lead to the other: to https, and to plain http only within this machine.</summary>
    public static bool MayLeadTo(Uri from, Uri to) => to.Scheme == Uri.UriSchemeHttps || (IsLocal(from) && IsLocal(to));

    /// <summary>The link that a service sent.</summary>
    /// <param name="text">What it sent.</param>
    /// <param name="isLocalService">Whether the service is on this machine, as an emulator is: then its results may be in plain http here.</param>
    /// <param name="refusal">Why it is not fetched, as the end of a sentence; null when it is, or when there is none.</param>
    /// <returns>The link; null when there is none, or when it is not fetched.</returns>
    public static Uri? Read(string? text, bool isLocalService, out string? refusal)
    {
        refusal = null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var link) || link.IsFile)
        {
            refusal = "is no https link, and was not fetched";
            return null;
        }

        if (link.Scheme == Uri.UriSchemeHttps || (isLocalService && IsLocal(link)))
        {
            return link;
        }

        refusal = $"lies behind {Text(link)}, which is not https, and was not fetched";
        return null;
    }

    private static bool IsLocal(Uri link) => link.Scheme == Uri.UriSchemeHttp && LoopbackBypass.IsLoopback(link);
}
