namespace DryApi.Validation;

/// <summary>The check before sending.</summary>
internal static class RequestValidation
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What is wrong with a model, by field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Errors(IValidatableModel model)
    {
        var errors = new ValidationErrors();
        model.Validate(ref errors);
        return errors.Count == 0 ? None : errors.ToDictionary();
    }

    /// <exception cref="DryApiValidationException">Something is wrong.</exception>
    public static void ThrowIfInvalid(IValidatableModel? model)
    {
        if (model is null)
        {
            return;
        }

        var errors = new ValidationErrors();
        model.Validate(ref errors);
        if (errors.Count > 0)
        {
            throw new DryApiValidationException(errors.ToDictionary());
        }
    }
}
