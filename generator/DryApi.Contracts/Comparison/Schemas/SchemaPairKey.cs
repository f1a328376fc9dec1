namespace DryApi.Contracts;

/// <summary>What makes two comparisons of schemas the same one. A class: dictionaries of structs have to be compiled at every start of the tool.</summary>
/// <param name="Base">The old schema, or the type where it has no name.</param>
/// <param name="Head">The new one.</param>
/// <param name="Place">Where it stands and which way the value goes.</param>
internal sealed record SchemaPairKey(object Base, object Head, string Place);
