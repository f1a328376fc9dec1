using System.ComponentModel;

namespace DryApi.Operations;

/// <summary>A model that is sent and can be made of named values.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRequestModel<TSelf>
    where TSelf : class, IRequestModel<TSelf>
{
    /// <summary>Makes a model of a value; what is wrong with it is added to the errors of the request.</summary>
    /// <param name="value">The value: of a class, one with properties.</param>
    /// <returns>The model, with defaults in place of what is wrong; null where nothing can be made.</returns>
    static abstract TSelf? From(RequestValue value);
}
