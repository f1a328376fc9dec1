namespace DryApi.Serialization;

/// <summary>A text of a request is no Unicode. Who puts the request together makes the client's own exception of it.</summary>
/// <param name="field">The field that has it, named as on the wire.</param>
internal sealed class InvalidTextException(string field) : Exception(Problem)
{
    /// <summary>The message.</summary>
    public const string Problem = "Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji.";

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; } = new Dictionary<string, IReadOnlyList<string>> { [field] = [Problem] };
}
