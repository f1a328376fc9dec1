using Json.Pointer;

namespace DryApi.Emulator.Requests;

/// <summary>What a value violates at one place.</summary>
/// <param name="EvaluationPath">The way to the schema.</param>
/// <param name="InstanceLocation">The place of the value.</param>
/// <param name="Errors">The keywords, with the validator's words.</param>
internal sealed record Violation(JsonPointer EvaluationPath, JsonPointer InstanceLocation, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>Whether what another alternative asks for would do as well.</summary>
    public bool IsOneOfSeveral { get; init; }

    // More than any object has fields.
    private const int OfAnotherType = 10_000;

    /// <summary>How far a value is from an alternative: one of another type was never meant for it, and what is missing counts each.</summary>
    /// <param name="place">Where the alternatives are judged.</param>
    public int WeightAt(JsonPointer place) => Errors.Sum(error => error.Key switch
    {
        "type" when InstanceLocation.ToString() == place.ToString() => OfAnotherType,
        "required" => error.Value.Count(character => character == ',') + 1,
        _ => 1,
    });
}
