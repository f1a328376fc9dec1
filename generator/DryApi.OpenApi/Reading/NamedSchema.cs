using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>A schema that has its name and is being read.</summary>
/// <param name="name">Its name in the contract.</param>
/// <param name="className">Its name in C#, with which the names of what stands in it begin.</param>
/// <param name="facts">What it says.</param>
/// <param name="node">Where it stands.</param>
internal sealed class NamedSchema(string name, string className, SchemaFacts facts, DocumentNode node)
{
    private readonly string[] _names = SortedNames.Of(facts.Properties);

    public string Name { get; } = name;

    public string ClassName { get; } = className;

    public SchemaFacts Facts { get; } = facts;

    public DocumentNode Node { get; } = node;

    /// <summary>The properties that were read.</summary>
    public List<ContractProperty> Properties { get; } = new(facts.Properties.Count);

    /// <summary>The property to be read next; null when all were.</summary>
    public string? NextProperty => Properties.Count < _names.Length ? _names[Properties.Count] : null;
}
