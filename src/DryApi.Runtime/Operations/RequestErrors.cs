using DryApi.Validation;

namespace DryApi.Operations;

/// <summary>What is wrong with the named values of a request.</summary>
internal sealed class RequestErrors
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private ValidationErrors _errors;

    /// <summary>Gets whether something is wrong.</summary>
    public bool IsAny => _errors.Count > 0;

    /// <summary>Adds a message for a field.</summary>
    public void Add(string field, string message)
    {
        _fields.Add(field);
        _errors.Add(field, message);
    }

    /// <summary>Adds what the rules of a model have against it, but for the fields that are known to be wrong: there the model has a default.</summary>
    public void AddRulesOf(IValidatableModel? model)
    {
        if (model is null)
        {
            return;
        }

        foreach (var (field, messages) in RequestValidation.Errors(model))
        {
            if (IsKnown(field))
            {
                continue;
            }

            foreach (var message in messages)
            {
                _errors.Add(field, message);
            }
        }
    }

    /// <summary>Gets the messages by field.</summary>
    public IDictionary<string, string[]> ToDictionary() => _errors.ToDictionary();

    /// <summary>Whether a field, or one that it is a part of, is known to be wrong.</summary>
    private bool IsKnown(string field)
    {
        for (var end = field.Length; end > 0; end = field.LastIndexOf('.', end - 1))
        {
            if (_fields.Contains(field[..end]))
            {
                return true;
            }
        }

        return false;
    }
}
