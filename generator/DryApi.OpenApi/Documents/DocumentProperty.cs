namespace DryApi.OpenApi.Documents;

/// <summary>One property of an object node.</summary>
public readonly record struct DocumentProperty(string Name, SourcePosition NamePosition, DocumentNode Value);
