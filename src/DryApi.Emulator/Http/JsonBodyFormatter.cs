using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace DryApi.Emulator.Http;

/// <summary>Reads a JSON body into a generated class, and says everything that is wrong with it at once.</summary>
internal sealed class JsonBodyFormatter : IInputFormatter
{
    public bool CanRead(InputFormatterContext context) => context.HttpContext.Request.HasJsonContentType();

    /// <exception cref="RequestRefusedException">The body breaks the schema.</exception>
    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var errors = new FieldErrors();
        using var document = await ParseAsync(context.HttpContext, errors).ConfigureAwait(false);
        errors.ThrowIfAny();
        try
        {
            JsonFields.Check(document!.RootElement, context.ModelType, errors);
            errors.ThrowIfAny();
            return await InputFormatterResult.SuccessAsync(JsonFields.Read(document.RootElement, context.ModelType)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A name that is no Unicode, or a value that only the serializer finds out about.
            errors.Add("body", "The body has a name or a value that is no text of Unicode or of a wrong type.");
            throw new RequestRefusedException(errors);
        }
    }

    private static async Task<JsonDocument?> ParseAsync(HttpContext context, FieldErrors errors)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            errors.Add("body", $"The body is JSON, and has to be an object; this is {document.RootElement.ValueKind}.");
            document.Dispose();
        }
        catch (JsonException exception)
        {
            errors.Add("body", $"The body is not JSON: see line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }

        return null;
    }
}
