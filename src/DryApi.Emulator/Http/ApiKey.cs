using DryApi.Emulator.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.Http;

/// <summary>Asks for a key wherever the service does, and finds whose it is.</summary>
internal static class ApiKey
{
    private const string Scheme = "Bearer ";

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var account = AccountOf(context.Request);
        CallLog.NoteOf(context).Account = account;
        if (account is not null)
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ErrorWriter.WriteAsync(context, StatusCodes.Status401Unauthorized, "Unauthenticated.");
    }

    /// <summary>The account of a request; null where its key is missing or nobody's.</summary>
    private static Account? AccountOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is { Length: > 0 } key
            ? request.HttpContext.RequestServices.GetRequiredService<AccountStore>().Find(key)
            : null;
    }
}
