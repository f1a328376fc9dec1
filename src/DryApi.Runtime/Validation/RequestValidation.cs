using System.Collections.ObjectModel;
using System.ComponentModel;
using DryApi.Errors;

namespace DryApi.Validation;

/// <summary>The check before sending.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestValidation
{
    /// <summary>What is wrong with a model, by field; empty when nothing is.</summary>
    public static IDictionary<string, string[]> Errors(IValidatableModel model)
    {
        var errors = new ValidationErrors();
        model.Validate(ref errors);
        return errors.Count == 0 ? ReadOnlyDictionary<string, string[]>.Empty : errors.ToDictionary();
    }

    /// <exception cref="ServiceException">Something is wrong.</exception>
    internal static void ThrowIfInvalid(IValidatableModel? model, ServiceErrors exceptions)
    {
        if (model is null)
        {
            return;
        }

        var errors = new ValidationErrors();
        model.Validate(ref errors);
        if (errors.Count > 0)
        {
            throw exceptions.OfFields(errors.ToDictionary());
        }
    }
}
