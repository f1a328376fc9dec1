using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DryApi.Emulator.Http;

/// <summary>Ends a request that could not be bound, or whose form lacks what its class requires, before the action sees it.</summary>
internal sealed class RequestFilter : IAsyncActionFilter, IOrderedFilter
{
    /// <summary>Before MVC's own filter for media types, which answers without a message.</summary>
    public int Order => int.MinValue;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var form = context.ActionDescriptor.EndpointMetadata.OfType<FormOfAttribute>().FirstOrDefault();
        var expected = form is not null && !request.HasFormContentType ? "multipart/form-data"
            : context.ActionDescriptor.Parameters.Any(each => each.BindingInfo?.BindingSource == BindingSource.Body) && !request.HasJsonContentType() ? "application/json"
            : null;
        if (expected is not null)
        {
            await ErrorWriter.WriteAsync(context.HttpContext, StatusCodes.Status415UnsupportedMediaType, $"The body has to be {expected}, and is {request.ContentType ?? "of no declared type"}.").ConfigureAwait(false);
            return;
        }

        var errors = new FieldErrors();
        AddBindingErrors(context, errors);
        // A form that could not be read throws again when it is asked for.
        if (form is not null && !errors.Has("body"))
        {
            CheckForm(request.Form, form.Type, errors);
        }

        errors.ThrowIfAny();
        await next().ConfigureAwait(false);
    }

    private static void AddBindingErrors(ActionExecutingContext context, FieldErrors errors)
    {
        foreach (var (name, entry) in context.ModelState.Where(each => each.Value?.ValidationState == ModelValidationState.Invalid))
        {
            var parameter = context.ActionDescriptor.Parameters.FirstOrDefault(each => (each.BindingInfo?.BinderModelName ?? each.Name) == name);
            if (parameter is null)
            {
                errors.Add("body", "The body could not be read as a form.");
                continue;
            }

            errors.Add(name, entry!.Errors[0] is { Exception: null, ErrorMessage: { Length: > 0 } message } && message.StartsWith("The " + name, StringComparison.Ordinal)
                ? message
                : JsonFields.MustBe(name, parameter.ParameterType));
        }
    }

    private static void CheckForm(IFormCollection form, Type type, FieldErrors errors)
    {
        foreach (var property in JsonFields.Options.GetTypeInfo(type).Properties.Where(each => !each.IsExtensionData && !errors.Has(each.Name)))
        {
            CheckField(form, property, errors);
        }
    }

    private static void CheckField(IFormCollection form, JsonPropertyInfo property, FieldErrors errors)
    {
        var text = form[property.Name].ToString();
        // MVC takes blanks for nothing.
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.AddIf(property.IsRequired && form.Files[property.Name] is null, property.Name, JsonFields.Required(property.Name));
        }
        else if (property.PropertyType == typeof(string))
        {
            JsonFields.CheckRules(text, property, errors, property.Name);
        }
    }
}
