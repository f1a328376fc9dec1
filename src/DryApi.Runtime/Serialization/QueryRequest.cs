using System.ComponentModel;
using DryApi.Validation;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the query of a URL.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueryRequest : IQueryWritable, IValidatableModel
{
    /// <summary>Checks the contract's rules, as is done before sending. No reflection; the attributes say the same.</summary>
    /// <returns>The messages by field, named as on the wire; empty when the request keeps all rules.</returns>
    public IDictionary<string, string[]> Validate() => RequestValidation.Errors(this);

    void IValidatableModel.Validate(ref ValidationErrors errors)
    {
    }

    void IQueryWritable.WriteTo(ref QueryWriter query)
    {
    }
}
