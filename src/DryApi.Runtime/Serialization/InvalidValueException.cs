namespace DryApi.Serialization;

/// <summary>A value of a request cannot be written. Who puts the request together makes the client's own exception of it.</summary>
/// <param name="field">The field that has it, named as on the wire.</param>
/// <param name="problem">What is wrong with it.</param>
internal sealed class InvalidValueException(string field, string problem) : Exception($"{field}: {problem}")
{
    /// <summary>What is wrong, by field.</summary>
    public IDictionary<string, string[]> Errors { get; } = new Dictionary<string, string[]> { [field] = [problem] };
}
