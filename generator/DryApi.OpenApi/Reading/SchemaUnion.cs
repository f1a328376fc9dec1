using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>A <c>oneOf</c> or <c>anyOf</c> with its members.</summary>
internal sealed record SchemaUnion(SchemaKind Kind, IReadOnlyList<DocumentNode> Members);
