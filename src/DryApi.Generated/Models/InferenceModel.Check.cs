using System.Globalization;
using System.Text.Json;
using DryApi.Serialization;
using DryApi.Validation;

namespace DryApi;

public sealed partial class InferenceModel
{
    /// <summary>Limits that are called otherwise than the field of a request.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal) { ["cfg_scale"] = "guidance" };

    /// <summary>Features that a request uses by the field that says so.</summary>
    private static readonly Dictionary<string, string> Uses = new(StringComparer.Ordinal)
    {
        ["supports_negative_prompt"] = "negative_prompt",
        ["supports_lora"] = "loras",
        ["supports_last_frame"] = "last_frame_image",
    };

    /// <summary>
    /// Checks a request against what this model says of itself: its limits (<c>min_width</c> is for <c>width</c>, as are those that the contract does not name) and the
    /// features that it has not. What the model does not say is not checked, nor what the contract says, which is what the request's <c>Validate</c> does.
    /// </summary>
    /// <param name="request">The request; <see cref="InferenceModel.Slug"/> need not be its model.</param>
    /// <returns>The messages by field, named as on the wire; empty when the model can do it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public IDictionary<string, string[]> Check(IValidatableModel request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return CheckFields(ModelJson.FieldsOf(request));
        }
        catch (InvalidValueException invalid)
        {
            // What cannot be written cannot be sent to any model.
            return invalid.Errors;
        }
    }

    private IDictionary<string, string[]> CheckFields(IReadOnlyDictionary<string, JsonElement> given)
    {
        var errors = new ValidationErrors();
        if (Info?.Limits is { } limits)
        {
            foreach (var limit in ModelJson.FieldsOf(limits))
            {
                CheckLimit(limit.Key, limit.Value, given, ref errors);
            }
        }

        if (Info?.Features is { } features)
        {
            foreach (var feature in ModelJson.FieldsOf(features).Where(feature => feature.Value.ValueKind == JsonValueKind.False))
            {
                if (Uses.TryGetValue(feature.Key, out var field) && IsUsed(given, field))
                {
                    errors.Add(field, $"Is nothing that the model {Errors.PrintableText.Of(Slug, 100)} can use.");
                }
            }
        }

        return errors.ToDictionary();
    }

    private static void CheckLimit(string name, JsonElement limit, IReadOnlyDictionary<string, JsonElement> given, ref ValidationErrors errors)
    {
        var isLeast = name.StartsWith("min_", StringComparison.Ordinal);
        if ((!isLeast && !name.StartsWith("max_", StringComparison.Ordinal)) || limit.ValueKind != JsonValueKind.Number || !limit.TryGetDecimal(out var bound))
        {
            return;
        }

        var field = Fields.GetValueOrDefault(name[4..], name[4..]);
        if (given.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && (isLeast ? number < bound : number > bound))
        {
            errors.Add(field, string.Create(CultureInfo.InvariantCulture, $"Must be at {(isLeast ? "least" : "most")} {bound} for this model."));
        }
    }

    private static bool IsUsed(IReadOnlyDictionary<string, JsonElement> given, string field) =>
        given.TryGetValue(field, out var value) && value.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => true,
        };
}
