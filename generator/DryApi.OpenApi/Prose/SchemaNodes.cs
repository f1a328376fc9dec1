using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Prose;

/// <summary>Finds the schema of the document that a type was read from.</summary>
internal static class SchemaNodes
{
    /// <summary>The schema; null when the type was made in memory.</summary>
    public static DocumentNode? Of(SchemaExpression type) => type.Origin switch
    {
        DocumentNode { IsObject: true } schema => schema,
        // The origin of a plain type is the keyword that names it.
        DocumentNode keyword => keyword.Parent,
        _ => null,
    };

    /// <summary>Whether a node is another one or stands inside of it.</summary>
    public static bool IsWithin(DocumentNode? node, DocumentNode outer)
    {
        while (node is not null && !ReferenceEquals(node, outer))
        {
            node = node.Parent;
        }

        return node is not null;
    }
}
