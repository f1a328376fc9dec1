using System.ComponentModel;
using System.Text.Json;
using DryApi.Validation;

namespace DryApi.Serialization;

/// <summary>A model that is sent as the fields and files of a form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FormRequest : IFormWritable, IValidatableModel, IAdditionalProperties
{
    private Dictionary<string, JsonElement>? _additional;

    /// <summary>
    /// Gets the fields that are sent though the contract does not name them, by their names on the wire. Texts, numbers and truth values
    /// are plain text, each item of a list of them is a field, all else is JSON. A property that is set cannot be one of them.
    /// </summary>
    public IDictionary<string, JsonElement> AdditionalProperties => _additional ??= new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, JsonElement>? Additional => _additional;

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
