using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DryApi.Emulator.Http;

/// <summary>Reads a list of objects from a form as OpenAPI has it: one field with JSON in it.</summary>
internal sealed class JsonFieldBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        var field = bindingContext.FieldName;
        if (!request.HasFormContentType)
        {
            return;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(bindingContext.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            bindingContext.ModelState.TryAddModelError("", exception.Message);
            return;
        }

        if (form.Keys.Any(key => key.StartsWith(field + "[", StringComparison.Ordinal)))
        {
            bindingContext.ModelState.TryAddModelError(field, $"The {field} field must be one field that holds a JSON array.");
            return;
        }

        var text = form[field].ToString();
        if (text.Length > 0)
        {
            Bind(bindingContext, field, text);
        }
    }

    private static void Bind(ModelBindingContext context, string field, string text)
    {
        var item = context.ModelType.GetGenericArguments()[0];
        try
        {
            using var document = JsonDocument.Parse(text);
            var errors = new FieldErrors();
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                errors.Add(field, JsonFields.MustBe(field, context.ModelType));
            }
            else
            {
                JsonFields.CheckItems(document.RootElement, item, errors, field);
            }

            errors.ThrowIfAny();
            context.Result = ModelBindingResult.Success(JsonFields.Read(document.RootElement, context.ModelType));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            context.ModelState.TryAddModelError(field, JsonFields.MustBe(field, context.ModelType));
        }
    }
}
