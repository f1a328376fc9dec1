namespace DryApi.OpenApi.Prose;

/// <summary>A limit that a description states.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">Its value as canonical JSON text.</param>
/// <param name="Words">The words that state it.</param>
/// <param name="IsPerItem">Whether the words speak of each of several.</param>
internal sealed record ProseLimit(ProseLimitKind Kind, string Value, string Words, bool IsPerItem = false);
