using System.ComponentModel;

namespace DryApi.Validation;

/// <summary>A model whose rules were generated from the contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValidatableModel
{
    /// <summary>Adds what is wrong.</summary>
    void Validate(ref ValidationErrors errors);

    /// <summary>The value of the property of that C# name, for rules that look at several.</summary>
    object? ValueOf(string property) => null;
}
