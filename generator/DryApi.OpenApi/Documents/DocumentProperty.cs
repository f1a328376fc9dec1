namespace DryApi.OpenApi.Documents;

/// <summary>One property of an object node. A class: lists of structs have to be compiled at every start of the tool.</summary>
public sealed record DocumentProperty(string Name, SourcePosition NamePosition, DocumentNode Value);
