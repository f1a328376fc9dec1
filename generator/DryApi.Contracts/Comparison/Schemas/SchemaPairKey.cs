namespace DryApi.Contracts;

/// <summary>What makes two comparisons of schemas the same one. A class: dictionaries of structs have to be compiled at every start of the tool.</summary>
/// <param name="Base">The old schema, or the type where it has no name.</param>
/// <param name="Head">The new one.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsSent">Which way the value goes.</param>
/// <param name="IsMuted">Whether it never does.</param>
/// <param name="IsLoose">Whether it is text on the wire whatever its type.</param>
/// <param name="WithNotes">Whether what may stand beside a reference is compared with it.</param>
internal sealed record SchemaPairKey(object Base, object Head, string Place, bool IsSent, bool IsMuted, bool IsLoose, bool WithNotes);
