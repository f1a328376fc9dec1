using System.ComponentModel;
using DryApi.Validation;

namespace DryApi.Serialization;

/// <summary>A value of one of several types that is sent as JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonUnion : JsonModel, IValidatableModel
{
    /// <summary>Checks the contract's rules, as is done before sending. No reflection; the attributes say the same.</summary>
    /// <returns>The messages by field, named as on the wire; empty when the value keeps all rules.</returns>
    public IDictionary<string, string[]> Validate() => RequestValidation.Errors(this);

    void IValidatableModel.Validate(ref ValidationErrors errors)
    {
    }
}
