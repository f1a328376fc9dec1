namespace DryApi.OpenApi.Documents;

/// <summary>A value with the role that says which references may stand in it.</summary>
internal sealed record ReferencePlace(DocumentNode Node, ReferenceRole Role);
