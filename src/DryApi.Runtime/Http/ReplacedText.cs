using DryApi.Files;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>A text of a call's body that is sent in place of the one that the model has, which stays as it is.</summary>
/// <param name="field">The field at the top of the body, named as on the wire.</param>
/// <param name="text">What is sent.</param>
internal sealed class ReplacedText(string field, string text) : IRequestOption
{
    /// <summary>The field.</summary>
    public string Field { get; } = field;

    /// <summary>What is sent.</summary>
    public string Text { get; } = text;

    /// <summary>Gets the text of a field as a model has it; null where it has none.</summary>
    /// <exception cref="InvalidValueException">The model cannot be written.</exception>
    public static string? Find(object model, string field) => ModelJson.FieldsOf(model).TryGetValue(field, out var value) ? ModelJson.TextOf(value) : null;

    /// <summary>The body with the text in its field; one without fields stays as it is.</summary>
    public object? In(object? body) => body is null or string or FileContent ? body : new ReplacedTextBody(body, this);
}
