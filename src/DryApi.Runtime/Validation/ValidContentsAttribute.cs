using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>
/// A part of a request, or a list of parts, that keeps its own rules; DataAnnotations do not look inside by themselves. Null is valid.
/// On a class that is one of several forms: the form that it holds keeps its rules.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class)]
public sealed class ValidContentsAttribute : ValidationAttribute
{
    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var errors = new ValidationErrors();
        switch (value)
        {
            case IValidatableModel model:
                model.Validate(ref errors);
                break;
            case IEnumerable<IValidatableModel?> models:
                var index = 0;
                foreach (var model in models)
                {
                    var since = errors.Count;
                    model?.Validate(ref errors);
                    errors.Prefix(since, "", index++);
                }

                break;
        }

        return errors.Count == 0
            ? ValidationResult.Success
            : new ValidationResult(
                string.Join(" ", errors.ToDictionary().SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}"))),
                validationContext?.MemberName is { } name ? [name] : null);
    }
}
