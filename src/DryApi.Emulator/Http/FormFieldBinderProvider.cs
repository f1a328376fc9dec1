using DryApi.Emulator.Contract;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DryApi.Emulator.Http;

/// <summary>Binds what MVC cannot: the <see cref="FileParameter"/> that NSwag writes for a file, and objects in a form.</summary>
internal sealed class FormFieldBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.ModelType;
        if (context.BindingInfo.BindingSource is not null)
        {
            return null;
        }

        return type == typeof(FileParameter) || type == typeof(IEnumerable<FileParameter>) ? new FileParameterBinder()
            : context.Metadata is { IsEnumerableType: true } ? new JsonFieldBinder()
            : null;
    }
}
