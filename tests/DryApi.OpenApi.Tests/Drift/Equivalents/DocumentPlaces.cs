using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Drift.Equivalents;

/// <summary>Finds the objects of a document by the grammar of the specification.</summary>
internal static class DocumentPlaces
{
    /// <summary>Each object once, with what it is and the way to it.</summary>
    public static IReadOnlyList<(ObjectKind Kind, string Pointer)> Of(string document)
    {
        var places = new List<(ObjectKind, string)>();
        var pending = new Stack<(DocumentNode, ObjectKind)>();
        pending.Push((Tree.Json(document), ObjectKind.OpenApi));
        while (pending.TryPop(out var next))
        {
            var (node, kind) = next;
            places.Add((kind, node.Pointer));
            foreach (var property in node.Properties)
            {
                if (OpenApiGrammar.Find(kind, property.Name) is not { } key)
                {
                    continue;
                }

                var inner = key.Form switch
                {
                    KeyForm.One => [property],
                    KeyForm.List => property.Items,
                    KeyForm.Map => property.Properties,
                    _ => (IEnumerable<DocumentNode>)[],
                };
                foreach (var value in inner.Where(value => value.IsObject))
                {
                    pending.Push((value, key.Inner));
                }
            }
        }

        return [.. places.OrderBy(place => place.Item2, StringComparer.Ordinal)];
    }
}
