using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Mcp;

/// <summary>
/// Lets nobody in but programs of this machine: a page of the web that reaches this server under a name of its own (DNS rebinding) says so in <c>Host</c> or <c>Origin</c>. With a token, who does not have it
/// is refused as well.
/// </summary>
/// <param name="token">What a client has to bring as a bearer token; null for none.</param>
internal sealed class LoopbackGuard(string? token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _expected = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Passes a request on, or refuses it.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!IsLoopback(request.Host.Host) || (request.Headers.Origin is { Count: > 0 } origins && !origins.All(IsLocalOrigin)))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Only programs of this machine may call this, by a loopback address.");
        }

        if (_expected is not null && !IsExpected(request.Headers.Authorization.ToString()))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The bearer token is missing or is another one.");
        }

        return next(context);
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsLocalOrigin(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var url) && IsLoopback(url.Host);

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(message, context.RequestAborted);
    }

    private bool IsExpected(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), _expected);
}
