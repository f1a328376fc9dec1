using System.Globalization;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Handlers;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Http;

/// <summary>Where all operations come in: the request is read and judged by the document, and a handler responds.</summary>
internal sealed class Front(RequestReader reader, HandlerTable handlers)
{
    private const string UnknownFields = "X-Emulator-Unknown-Fields";

    /// <summary>What responds to an operation.</summary>
    public RequestDelegate Of(Operation operation)
    {
        var handler = handlers.Of(operation);
        return async context =>
        {
            // Numbers in forms are those of no country.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var fields = await reader.ReadAsync(context, operation).ConfigureAwait(false);
            if (fields.Unknown.Count > 0)
            {
                context.Response.Headers[UnknownFields] = string.Join(", ", fields.Unknown.Distinct().Take(20).Select(Uri.EscapeDataString));
            }

            var body = handler.Respond(new Call(operation, fields, context.Request));
            context.Response.StatusCode = operation.SuccessStatus;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
        };
    }
}
