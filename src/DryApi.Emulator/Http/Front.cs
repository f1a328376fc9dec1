using System.Globalization;
using System.Text;
using DryApi.Emulator.Control;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Handlers;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Http;

/// <summary>Where all operations come in: the request is counted, read and judged by the document, and a handler responds.</summary>
internal sealed class Front(RequestReader reader, HandlerTable handlers, FaultyResponse faults, DryApiEmulatorOptions options)
{
    private const string UnknownFields = "X-Emulator-Unknown-Fields";
    private const int MaxNamed = 20;

    /// <summary>What responds to an operation.</summary>
    public RequestDelegate Of(Operation operation)
    {
        var (handler, name) = (handlers.Of(operation), operation.ToString());
        var demanded = options.Demands.Where(demand => OperationNames.Matches(demand.Operation, name)).Select(demand => demand.Field).Distinct().ToList();
        return async context =>
        {
            // Numbers in forms are those of no country.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var note = CallLog.NoteOf(context);
            note.Operation = name;
            var fault = faults.Take(context, name);
            if (await faults.BeginAsync(context, fault).ConfigureAwait(false) || await IsTooOftenAsync(context, note, handler).ConfigureAwait(false))
            {
                return;
            }

            var fields = await reader.ReadAsync(context, operation).ConfigureAwait(false);
            if (fields.Unknown.Count > 0)
            {
                note.UnknownFields = [.. fields.Unknown.Distinct().Take(MaxNamed)];
                context.Response.Headers[UnknownFields] = string.Join(", ", note.UnknownFields.Select(Uri.EscapeDataString));
            }

            Demand(demanded, fields);
            var body = handler.Respond(new Call(operation, note.Account!, fields, context.Request));
            note.JobId = handler is JobHandler ? (string?)body["data"]?["request_id"] : null;
            context.Response.StatusCode = operation.SuccessStatus;
            context.Response.ContentType = "application/json";
            await faults.WriteAsync(context, Encoding.UTF8.GetBytes(body.ToJsonString()), fault).ConfigureAwait(false);
        };
    }

    private static void Demand(IEnumerable<string> demanded, RequestFields fields)
    {
        var errors = new FieldErrors();
        foreach (var field in demanded.Where(field => !fields.Has(field)))
        {
            errors.Add(field, $"The {field} field is required.");
        }

        errors.ThrowIfAny();
    }

    private static async Task<bool> IsTooOftenAsync(HttpContext context, CallNote note, IOperationHandler handler)
    {
        var verdict = note.Account!.Take(handler.Quota);
        verdict?.Write(context.Response.Headers);
        if (verdict?.RefusedBy is null)
        {
            return false;
        }

        await ErrorWriter.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too Many Attempts.").ConfigureAwait(false);
        return true;
    }
}
