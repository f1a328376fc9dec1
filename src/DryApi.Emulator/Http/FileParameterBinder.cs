using DryApi.Emulator.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DryApi.Emulator.Http;

/// <summary>Takes files from a form: one by the field's name, several by its name with <c>[]</c>, which the C# name has lost.</summary>
internal sealed class FileParameterBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        if (!request.HasFormContentType)
        {
            return;
        }

        IFormFileCollection all;
        try
        {
            all = (await request.ReadFormAsync(bindingContext.HttpContext.RequestAborted).ConfigureAwait(false)).Files;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            bindingContext.ModelState.TryAddModelError("", exception.Message);
            return;
        }

        var isList = bindingContext.ModelType != typeof(FileParameter);
        var files = all.GetFiles(isList ? bindingContext.FieldName + "[]" : bindingContext.FieldName)
            .Select(file => new FileParameter(file.OpenReadStream(), file.FileName, file.ContentType))
            .ToList();
        bindingContext.Result = ModelBindingResult.Success(isList ? files : files.FirstOrDefault());
    }
}
