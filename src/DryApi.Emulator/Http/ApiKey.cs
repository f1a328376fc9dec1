using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Http;

/// <summary>Asks for a key wherever the service does. Any will do: the emulator has no accounts.</summary>
internal static class ApiKey
{
    private const string Scheme = "Bearer ";

    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var needsKey = !context.Request.Path.StartsWithSegments("/results", StringComparison.Ordinal);
        var header = context.Request.Headers.Authorization.ToString();
        var hasKey = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(header[Scheme.Length..]);
        if (needsKey && !hasKey)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await ErrorWriter.WriteAsync(context, StatusCodes.Status401Unauthorized, "Unauthenticated.").ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }
}
