using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Operations;

/// <summary>What tells a member of a union from the others.</summary>
/// <param name="Kind">The kind of JSON that it is; <see cref="JsonValueKind.True"/> stands for both truth values.</param>
/// <param name="Properties">The properties of a class, named as on the wire.</param>
/// <param name="Required">Those of them that have to be there.</param>
/// <param name="Discriminator">The property that says which one it is; null where none does.</param>
/// <param name="Values">What that property is for this one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct UnionMember(JsonValueKind Kind, string[]? Properties = null, string[]? Required = null, string? Discriminator = null, string[]? Values = null);
