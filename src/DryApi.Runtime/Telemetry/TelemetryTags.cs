using System.Globalization;
using DryApi.Errors;

namespace DryApi.Telemetry;

/// <summary>Names of OpenTelemetry's conventions, and values for them.</summary>
internal static class TelemetryTags
{
    public const string ErrorType = "error.type";
    public const string Method = "http.request.method";
    public const string ProtocolVersion = "network.protocol.version";
    public const string ResendCount = "http.request.resend_count";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string Status = "http.response.status_code";
    public const string UrlFull = "url.full";
    public const string UrlTemplate = "url.template";

    private const int FirstFailure = 400;

    /// <summary>The kind of a failure: the status where that says it, the type of the exception otherwise.</summary>
    public static string ErrorOf(Exception exception) => exception switch
    {
        ServiceException { ResponseStatusCode: >= FirstFailure and var status } => status.ToString(CultureInfo.InvariantCulture),
        // .NET has several types for one thing.
        OperationCanceledException => typeof(OperationCanceledException).FullName!,
        _ => exception.GetType().FullName!,
    };

    /// <summary>A URL without its query, which can have a key or be one.</summary>
    public static string UrlOf(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (url.Query.Length > 1 ? "?*" : "");

    /// <summary>A version of HTTP, as the conventions write it.</summary>
    public static string VersionOf(Version version) => version.Major == 1 ? version.ToString(2) : version.Major.ToString(CultureInfo.InvariantCulture);
}
