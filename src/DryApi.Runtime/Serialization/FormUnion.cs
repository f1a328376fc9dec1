using System.ComponentModel;
using DryApi.Validation;

namespace DryApi.Serialization;

/// <summary>One of several models that is sent as the fields and files of a form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FormUnion : IFormWritable, IValidatableModel
{
    /// <summary>Checks the contract's rules, as is done before sending. No reflection; the attributes say the same.</summary>
    /// <returns>The messages by field, named as on the wire; empty when the request keeps all rules.</returns>
    public IDictionary<string, string[]> Validate() => RequestValidation.Errors(this);

    void IValidatableModel.Validate(ref ValidationErrors errors)
    {
    }

    void IFormWritable.WriteTo(FormWriter form)
    {
    }
}
