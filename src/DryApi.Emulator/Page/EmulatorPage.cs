using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DryApi.Emulator.Page;

/// <summary>The page that shows what an emulator does. It is one file of HTML with a style and a script beside it, and asks the control for all that it shows.</summary>
internal static class EmulatorPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/";

    /// <summary>Nothing but its own files, and what the control says.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly (string Path, string File, string ContentType)[] Files =
    [
        (Path, "index.html", "text/html; charset=utf-8"),
        ("/emulator/page/page.css", "page.css", "text/css; charset=utf-8"),
        ("/emulator/page/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/emulator/page/icon.svg", "icon.svg", "image/svg+xml"),
    ];

    public static void Map(IEndpointRouteBuilder application)
    {
        foreach (var (path, file, contentType) in Files)
        {
            application.MapGet(path, context =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers.CacheControl = "no-cache";
                return TypedResults.Stream(typeof(EmulatorPage).Assembly.GetManifestResourceStream("page." + file)!, contentType).ExecuteAsync(context);
            });
        }
    }
}
