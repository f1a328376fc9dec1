using System.ComponentModel;
using DryApi.Validation;

namespace DryApi.Serialization;

/// <summary>A model that is sent and received as JSON.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonExchange<TSelf> : JsonResponse<TSelf>, IValidatableModel
    where TSelf : JsonExchange<TSelf>, IModel<TSelf>
{
    /// <summary>Checks the contract's rules, as is done before sending. No reflection; the attributes say the same.</summary>
    /// <returns>The messages by field, named as on the wire; empty when the request keeps all rules.</returns>
    public IDictionary<string, string[]> Validate() => RequestValidation.Errors(this);

    void IValidatableModel.Validate(ref ValidationErrors errors)
    {
    }
}
