using System.ComponentModel;
using DryApi.Errors;

namespace DryApi.Validation;

/// <summary>The check before sending.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestValidation
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What is wrong with a model, by field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Errors(IValidatableModel model)
    {
        var errors = new ValidationErrors();
        model.Validate(ref errors);
        return errors.Count == 0 ? None : errors.ToDictionary();
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
